"""The roadmap on its time axis, worked on with the same gestures as the canvas."""
