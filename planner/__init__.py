"""Planner: prepare for events, meet people, follow up."""

__version__ = "0.1.0"
