"""Who copied whom: what a library shows that no single article can show."""
