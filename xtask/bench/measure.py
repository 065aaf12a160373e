"""Runs a command; prints, as JSON, its wall time, the peak of its memory, its exit code and what it said.

Usage: measure.py PROGRAM [ARGUMENT...]
"""

import json
import resource
import subprocess
import sys
import time

start = time.perf_counter()
child = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, capture_output=True, text=True)
seconds = time.perf_counter() - start
# KiB on Linux, bytes on macOS.
unit = 1 if sys.platform == "darwin" else 1024
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
print(
    json.dumps(
        {
            "seconds": seconds,
            "peak_mib": peak / 2**20,
            "code": child.returncode,
            "stdout": child.stdout,
            "stderr": child.stderr,
        }
    )
)
