"""Importers: other projects' dictionaries to custom lexicons."""
