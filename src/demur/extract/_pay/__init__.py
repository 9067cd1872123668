"""How pay is written: amounts, currencies, periods, and the words that tell it from other money."""
