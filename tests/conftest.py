"""How properties are tried: as long as it takes, since a busy machine is slow and not wrong."""

import os

from hypothesis import settings

if "CI" not in os.environ:  # there the library has a profile of its own, which does so and draws no lots
    settings.register_profile("patient", deadline=None)
    settings.load_profile("patient")
