"""The farther limit: only find where messages begin (mbox), or only read every file (Maildir).

python -I -S benchmarks/scan.py PATH prints the number of messages.
"""

import mmap
import os
import sys


def separators(path: str) -> int:
    """Count the lines of an mbox that begin with From and a space, in the mapped file."""
    count = 0
    with open(path, "rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        count += data[:5] == b"From "
        at = data.find(b"\nFrom ")
        while at >= 0:
            count += 1
            at = data.find(b"\nFrom ", at + 6)
    return count


def files(path: str) -> int:
    """Read every file of a Maildir."""
    count = 0
    for folder in ("cur", "new"):
        with os.scandir(os.path.join(path, folder)) as entries:
            for each in entries:
                with open(each.path, "rb", buffering=0) as stream:
                    stream.read()
                count += 1
    return count


if __name__ == "__main__":
    print(files(sys.argv[1]) if os.path.isdir(sys.argv[1]) else separators(sys.argv[1]))
