"""What the Insight screen is made of: cards with a sentence, a picture and the rows under it."""
