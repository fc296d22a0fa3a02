"""Scores against gold, and the gate that keeps them from falling."""

from musnad.evaluate.beside import beside
from musnad.evaluate.errors_report import Fault, faults, worst
from musnad.evaluate.figures import figures, intervals, score, tallies
from musnad.evaluate.records import load
from musnad.evaluate.sentences import form_of, sentence_figures

__all__ = [
    "Fault",
    "beside",
    "faults",
    "figures",
    "form_of",
    "intervals",
    "load",
    "score",
    "sentence_figures",
    "tallies",
    "worst",
]
