"""Anaphors: words that stand for somebody told of before."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun, or words like "both sides", tokens `first` to `last`, and the referent that it stands for."""

    first: int
    last: int
    head: int
    referent: int
    rule: str
