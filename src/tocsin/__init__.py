"""Tocsin (Набат): a crisis response system for organisations of sovereign members."""
