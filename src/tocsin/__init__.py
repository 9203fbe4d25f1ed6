"""Tocsin (Набат): a crisis response system for organisations of sovereign members."""

__version__ = "0.1.0"
