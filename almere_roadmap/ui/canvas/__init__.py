"""The surface people work on with their hands, and the value chain drawn on it."""
