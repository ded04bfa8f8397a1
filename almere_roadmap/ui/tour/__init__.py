"""The guided tour: one thread of the sample, from a figure to who takes it up."""
