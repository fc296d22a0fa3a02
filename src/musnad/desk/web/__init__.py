"""The desk's pages and the server behind them."""
