"""From what was found to who is made to say what, and through whom."""
