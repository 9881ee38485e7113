#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the analysis of secrets costs: generated files of shapes that are hard on it (generate.c), each at
a size and at twice that size. Prints the compiler's instructions with -fsyntax-only, plain and with the
plugin, as callgrind counts them, what the plugin adds, and by what factor its own count of work grows
when the size doubles. Plain files have no attribute: Clang would look for one that is meant by it. Any further
file is measured as it is, with the flags behind `--`.

--check LIMIT only counts the work, which is the same on every machine, and fails if it grows by more.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SIZES = {"statements": 10000, "variables": 5000, "pointers": 2500, "loops": 2500, "cases": 5000,
         "functions": 1000, "calls": 1000}


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode not in (0, 1):
        sys.exit("run.py: error: '%s' failed:\n%s" % (" ".join(command), done.stderr[-2000:]))
    return done


def instructions(command, folder):
    """Of the compiler itself, not of the driver that starts it."""
    shown = run(command + ["-###"]).stderr
    frontend = [part.replace('\\"', '"') for part in re.findall(r'"((?:[^"\\]|\\.)*)"', shown.splitlines()[-1])]
    report = run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + os.path.join(folder, "out")] + frontend)
    return int(re.search(r"Collected : (\d+)", report.stderr).group(1))


def work(command):
    found = re.search(r"flow analysis: work (\d+)", run(command + ["-fplugin-arg-zeroize-test-flow-work=1000000000"]).stdout)
    return int(found.group(1)) if found else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--clang", default="clang-22")
    parser.add_argument("--plugin", default=os.path.join(ROOT, "build", "lib", "zeroize.so"))
    parser.add_argument("--shape", action="append", choices=sorted(SIZES), help="default: all, if no file is given")
    parser.add_argument("--scale", type=float, default=1, help="of the sizes (default: %(default)s)")
    parser.add_argument("--check", type=float, metavar="LIMIT", help="count work only; fail if it grows by more")
    parser.add_argument("files", nargs="*", help="sources to measure, and flags behind --")
    arguments = parser.parse_args()
    files = [f for f in arguments.files if not f.startswith("-")]
    flags = [f for f in arguments.files if f.startswith("-")]
    if not os.path.exists(arguments.plugin):
        parser.error("no plugin at '%s'; run scripts/build" % arguments.plugin)

    failed = False
    with tempfile.TemporaryDirectory() as folder:
        generator = os.path.join(folder, "generate")
        run([arguments.clang, "-O1", os.path.join(HERE, "generate.c"), "-o", generator])
        plain = [arguments.clang, "-fsyntax-only", "-w"] + flags
        plugin = plain + ["-fplugin=" + arguments.plugin]

        def line(name, size, source, before=None):
            done = work(plugin + [source])
            growth = "%.2f" % (done / before) if before else "-"
            if arguments.check:
                print("%-12s %8s work %12d growth %s" % (name, size, done, growth), flush=True)
            else:
                bare, full = (instructions(c + [source], folder) for c in (plain + ["-DSECRET="], plugin))
                print("%-12s %8s %14d %14d %7.1f%% %12d %8s" % (name, size, bare, full, 100 * (full - bare) / bare, done,
                                                              growth), flush=True)
            return done

        if not arguments.check:
            print("%-12s %8s %14s %14s %8s %12s %8s" % ("shape", "size", "plain", "plugin", "added", "work", "growth"))
        for name in arguments.shape or ([] if files else list(SIZES)):
            size = max(1, int(SIZES[name] * arguments.scale))
            before = None
            for n in (size, 2 * size):
                source = os.path.join(folder, "%s-%d.c" % (name, n))
                with open(source, "w") as out:
                    subprocess.run([generator, name, str(n)], stdout=out, check=True)
                done = line(name, n, source, before)
                if done == 0 or (arguments.check and before and done / before > arguments.check):
                    print("run.py: '%s': work grows by more than %s" % (name, arguments.check), file=sys.stderr)
                    failed = True
                before = done
        for source in files:
            line(os.path.basename(source), "", source)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
