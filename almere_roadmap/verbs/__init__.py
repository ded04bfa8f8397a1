"""The things people do: each verb takes a workshop and returns the draft of an edit."""
