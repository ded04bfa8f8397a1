"""A value chain as a picture: where things go, how flows run, and the marks."""
