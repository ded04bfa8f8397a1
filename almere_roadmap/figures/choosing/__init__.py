"""Pictures of choosing: scores, votes, the portfolio, papers and the code for phones."""
