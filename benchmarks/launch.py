"""Start a command from a small process and write down what it took; `measure.py` uses it.

The kernel counts into the peak memory of a program the memory of the process that started it. So the one that starts
it must be small: this one, with nothing imported.

python -I -S benchmarks/launch.py REPORT COMMAND...
"""

import os
import sys
import time


def main(report: str, command: list[str]) -> None:
    """Run the command and write exit code, wall and processor seconds, and peak memory in bytes to the report."""
    begun = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - begun
    code = os.waitstatus_to_exitcode(status)
    with open(report, "w", encoding="ascii") as out:
        out.write(f"{code} {seconds} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss * 1024}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
