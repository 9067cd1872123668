"""Files of contacts: the person's own (`book`), and those of other programs (`source`), which are slower to load."""
