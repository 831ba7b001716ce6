"""Names of persons and the offices that they hold."""
