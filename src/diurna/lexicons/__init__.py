"""Lexicons: tables of words, one entry a line, each with an id that the evidence quotes."""
