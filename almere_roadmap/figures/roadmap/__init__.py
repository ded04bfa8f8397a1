"""A roadmap as a picture: rows and bars on an axis of time, small and large."""
