"""How the interview is held: what tells of a meeting in the world."""
