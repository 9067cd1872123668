"""Real servers on this computer, for the tests."""
