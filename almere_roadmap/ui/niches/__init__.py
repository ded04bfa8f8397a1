"""What the Niches screen is made of: ideas, cards, scores, the vote."""
