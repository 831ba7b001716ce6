"""Exports: CSV, Excel, Parquet, JSON Lines."""
