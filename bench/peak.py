#!/usr/bin/env python3
"""Runs a command and says what it needed: CPU time, and the most memory that it and all its children held at once.

    python3 bench/peak.py -- sh setup.sh

For places with small limits, such as a container with half a CPU and 768 MB. Memory is the sum of the proportional set
sizes (Pss in /proc/PID/smaps_rollup, proc(5)), read every 50 ms; what the kernel keeps of files in its cache does not
count, because it gives that back. CPU time is user and system time of all processes: on half a CPU, it takes at least
twice as long by the clock. Linux only.
"""
import os
import resource
import subprocess
import sys
import time


def processes():
    """The parent of every process."""
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as file:
                parents[int(name)] = int(file.read().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            pass  # it has ended
    return parents


def family(root):
    """`root` and all that descend from it."""
    parents = processes()
    found = {root}
    while True:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        if not more:
            return found
        found |= more


def proportional_set_size(pid):
    """In KB."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def main():
    words = sys.argv[1:]
    if words[:1] == ["--"]:
        words = words[1:]
    if not words:
        sys.exit("usage: peak.py -- COMMAND…")
    begin = time.monotonic()
    child = subprocess.Popen(words)
    peak = 0
    while child.poll() is None:
        peak = max(peak, sum(map(proportional_set_size, family(child.pid))))
        time.sleep(0.05)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{used.ru_utime + used.ru_stime:.1f} s of CPU time, {time.monotonic() - begin:.1f} s by the clock, "
          f"at most {peak / 1024:.0f} MB", file=sys.stderr)
    return child.returncode


if __name__ == "__main__":
    sys.exit(main())
