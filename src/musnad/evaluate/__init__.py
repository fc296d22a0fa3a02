"""Scores against gold, and the gate that keeps them from falling."""
