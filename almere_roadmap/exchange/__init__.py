"""Other formats out: the workshop as data, slides, calendar, network and drawing."""
