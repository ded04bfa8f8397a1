"""The firms: where they sell, whom they work with, and what the partner survey says of them."""
