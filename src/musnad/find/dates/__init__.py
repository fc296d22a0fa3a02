"""Dates, times, periods, durations and recurrences; one family of rules a file."""

from musnad.find.dates.finder import RULES, DateFinder

__all__ = ["RULES", "DateFinder"]
