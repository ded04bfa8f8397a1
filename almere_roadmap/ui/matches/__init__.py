"""What the Matches screen is made of: the list of introductions and the panel of one."""
