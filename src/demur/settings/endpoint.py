"""What an endpoint of a language model may be."""

from urllib.parse import urlsplit

from demur.domain.account import is_here

_CHAT = "/chat/completions"


def endpoint_of(text: str | None) -> str | None:
    """Check the URL of an OpenAI-compatible interface.

    The text is never quoted: somebody may have written a key into it.

    Returns:
        The URL without a slash at its end; None where there is none.

    Raises:
        ValueError: it is no http(s) URL, carries a key, or would send letters over an open line; in one sentence.
    """
    if not text:
        return None
    try:
        url = urlsplit(text)
        host, _ = url.hostname, url.port
    except ValueError:
        host = None
    if (
        not host
        or url.scheme not in ("http", "https")
        or not text.isascii()
        or not text.isprintable()
        or " " in text
    ):
        raise ValueError("it is no http(s) URL; write it as http://localhost:11434/v1.")
    if url.username is not None or url.query or url.fragment:
        raise ValueError("leave keys and parameters out of it; the key comes from DEMUR_LLM_KEY alone.")
    if url.path.rstrip("/").endswith(_CHAT):
        raise ValueError(f"write it only up to the version, without {_CHAT}.")
    if url.scheme == "http" and not is_here(host):
        raise ValueError("plain http is for this computer alone (localhost, 127.0.0.1, ::1); use https.")
    return text.rstrip("/")
