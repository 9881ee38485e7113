# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs allocation-heavy programs under a memory checker, with and without the plugin: same output, same exit status, and
no report. Usage: heap-tools.py WORK valgrind|asan CLANG PLUGIN INCLUDE... FOLDER NAME..."""

import os
import subprocess
import sys

work, tool, clang, plugin = sys.argv[1:5]
includes = [word for word in sys.argv[5:] if word.startswith("-I")]
folder, *names = [word for word in sys.argv[5:] if not word.startswith("-I")]
os.makedirs(work, exist_ok=True)
checker = {"asan": [], "valgrind": ["valgrind", "-q", "--error-exitcode=99"]}[tool]
flags = {"asan": ["-fsanitize=address"], "valgrind": []}[tool]
failures = 0
for name in names:
    for level in ("-O0", "-O2"):
        seen = []
        for extra in ([], ["-fplugin=" + plugin]):
            program = os.path.join(work, name)
            subprocess.run([clang] + extra + flags + includes + [level, "-w", "-D_GNU_SOURCE",
                           "-DCHECKED", os.path.join(folder, name + ".c"), "-o", program]
                           + ["-fplugin-arg-zeroize-%s=off" % tag for tag in
                              ("compare", "branch", "index", "latency", "length", "width", "escape")] * bool(extra),
                           check=True)
            environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
            done = subprocess.run(checker + [program], env=environment, capture_output=True)
            seen.append((done.returncode, done.stdout))
            # Valgrind also speaks of system calls that it does not know, which is how the audit is called.
            report = [line for line in done.stderr.decode(errors="replace").splitlines() if line.startswith("==")]
            if report:
                failures += 1
                print("%s %s %s:" % (name, level, extra), *report[:40], sep="\n")
        if seen[0] != seen[1]:
            failures += 1
            print("%s %s: %r without, %r with the plugin" % (name, level, *seen))
sys.exit(failures != 0)
