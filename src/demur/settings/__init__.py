"""What the person set: the form of a profile, and the values in force."""

from demur.settings.form import ProfileFile, nearest, parse_profile, setting_keys, tables, to_profile
from demur.settings.load import Setting, Settings, default_path, load_settings, local_zone

__all__ = [
    "ProfileFile",
    "Setting",
    "Settings",
    "default_path",
    "load_settings",
    "local_zone",
    "nearest",
    "parse_profile",
    "setting_keys",
    "tables",
    "to_profile",
]
