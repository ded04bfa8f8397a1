"""Choosing: scores, votes and the portfolio of niches."""
