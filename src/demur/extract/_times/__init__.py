"""The grammar of interview times: words, days, clocks, zones, and how they belong together."""
