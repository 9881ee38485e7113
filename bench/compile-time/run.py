# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the plugin costs a file that holds no secret: compile time of a big generated file, with and
without it. Plain and plugin runs alternate, so that a busy machine slows both; the figure is the CPU
time (user + system) of the compiler. The ratio compares the fastest run of each, because disturbance
only ever adds. Prints figures, judges nothing.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def cpu_seconds(command):
    child = subprocess.Popen(command)
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit("run.py: error: '%s' failed" % " ".join(command))
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--clang", default="clang-22")
    parser.add_argument("--plugin", default=os.path.join(ROOT, "build", "lib", "zeroize.so"))
    parser.add_argument("--lines", type=int, default=200000)
    parser.add_argument("--runs", type=int, default=5, help="of each kind (default: %(default)s)")
    parser.add_argument("--mode", action="append", choices=["-fsyntax-only", "-O0", "-O2"],
                        help="default: all three")
    arguments = parser.parse_args()
    if not os.path.exists(arguments.plugin):
        parser.error("no plugin at '%s'; run scripts/build" % arguments.plugin)

    with tempfile.TemporaryDirectory() as folder:
        generator, source = os.path.join(folder, "generate"), os.path.join(folder, "big.c")
        subprocess.run([arguments.clang, "-O1", os.path.join(HERE, "generate.c"), "-o", generator], check=True)
        with open(source, "w") as out:
            subprocess.run([generator, str(arguments.lines)], stdout=out, check=True)

        print("%d lines, %d runs each, CPU seconds" % (arguments.lines, arguments.runs))
        print("%-14s %18s %18s %8s" % ("mode", "plain min/median", "plugin min/median", "ratio"))
        for mode in arguments.mode or ["-fsyntax-only", "-O0", "-O2"]:
            tail = [mode] if mode == "-fsyntax-only" else [mode, "-c", "-o", os.path.join(folder, "big.o")]
            kinds = {
                "plain": [arguments.clang, source] + tail,
                "plugin": [arguments.clang, "-fplugin=" + arguments.plugin, source] + tail,
            }
            seconds = {kind: [] for kind in kinds}
            for number in range(arguments.runs):
                order = ["plain", "plugin"] if number % 2 == 0 else ["plugin", "plain"]
                for kind in order:
                    seconds[kind].append(cpu_seconds(kinds[kind]))
            columns = ["%8.2f / %-7.2f" % (min(times), statistics.median(times)) for times in seconds.values()]
            ratio = min(seconds["plugin"]) / min(seconds["plain"])
            print("%-14s %18s %18s %8.3f" % (mode, columns[0], columns[1], ratio), flush=True)


if __name__ == "__main__":
    main()
