"""The text of a profile file."""

from decimal import Decimal
from typing import Any

import tomlkit

from demur.domain.person import Profile
from demur.settings import ProfileFile, tables


def as_toml(form: ProfileFile) -> str:
    """The text of a profile file: what was answered, and every other setting as a comment to be opened."""
    document = tomlkit.document()
    document.add(
        tomlkit.comment("What Demur judges invitations by. Every setting: docs/reference/profile.md")
    )
    for table, model in tables().items():
        if table:
            document.add(tomlkit.nl())
        target: Any = tomlkit.table() if table else document
        values = form if not table else getattr(form, table)
        for name, info in model.model_fields.items():
            if name in tables():
                continue
            value = getattr(values, name)
            if value == info.get_default(call_default_factory=True) and name != "timezone":
                target.add(tomlkit.comment(f"{name} = {_example(value)}"))
            else:
                plain = float(value) if isinstance(value, Decimal) and value % 1 else value
                plain = int(plain) if isinstance(plain, Decimal) else plain
                target.add(name, list(plain) if isinstance(plain, tuple) else plain)
        if table:
            document.add(table, target)
    return tomlkit.dumps(document)


def _example(value: Any) -> str:
    """A default as TOML; an empty string where there is none."""
    if value is None:
        return '""'
    text: str = tomlkit.item(list(value) if isinstance(value, tuple) else value).as_string()
    return text


def setting_line(key: str, profile: Profile) -> str:
    """A setting of a profile as a line of its file, with its table before it."""
    table, _, name = key.rpartition(".")
    if table == "weighing":
        value: Any = dict(profile.weighing)[name]
    else:
        value = getattr(getattr(profile, table) if table else profile, name)
    plain = int(value) if isinstance(value, Decimal) and value % 1 == 0 else value
    return f"[{table}] {name} = {_example(float(plain) if isinstance(plain, Decimal) else plain)}"
