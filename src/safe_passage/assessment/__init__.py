"""Incidents against what was in force and known."""
