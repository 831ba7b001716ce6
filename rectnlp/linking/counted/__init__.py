"""What numbers count, measure and are rates of: nouns before and behind them, in their clause or carried in."""
