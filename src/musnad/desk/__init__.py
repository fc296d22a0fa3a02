"""The desk: a library read in a browser, right to left."""
