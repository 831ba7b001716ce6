"""What happened at a date, who did it, and in which year."""
