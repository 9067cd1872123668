"""Trained text models as the steps share them: their n-grams, their file, their log odds."""

from demur.textmodel.ngrams import Model, grams, load, parse, read, serialise

__all__ = ["Model", "grams", "load", "parse", "read", "serialise"]
