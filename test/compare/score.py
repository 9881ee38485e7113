#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what the plugin says of a file with what its lines expect.

usage: score.py CLANG PLUGIN [FLAG...] FILE

A line with `// expect: TAG...` must get each tag at least once, and exactly the
tags it names; every other line must get none. Prints recall and false alarms;
exits with 1 unless they are 100% and 0.
"""

import re
import subprocess
import sys


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    clang, plugin, *flags, source = sys.argv[1:]
    command = [clang, "-fplugin=" + plugin, "-fsyntax-only", "-ferror-limit=0",
               "-fno-caret-diagnostics", *flags, source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit("score.py: the compiler died:\n" + done.stderr)
    with open(source, encoding="utf-8") as text:
        lines = text.read().splitlines()
    expected = {}
    for number, line in enumerate(lines, 1):
        mark = re.search(r"// expect: ([a-z ]+)$", line)
        if mark:
            expected[number] = set(mark.group(1).split())
    found, foreign = {}, []
    # In a macro or a helper the message stands where the comparison is written.
    pattern = re.compile(re.escape(source) + r":(\d+):\d+: (error|warning): (.*)")
    for line in done.stderr.splitlines():
        message = pattern.match(line)
        if not message:
            continue
        tag = re.search(r"\[zeroize-(\w+)\]", message.group(3))
        if tag:
            found.setdefault(int(message.group(1)), set()).add(tag.group(1))
        elif message.group(2) == "error":
            foreign.append(line)
    wanted = {(n, t) for n, tags in expected.items() for t in tags}
    got = {(n, t) for n, tags in found.items() for t in tags}
    for number, tag in sorted(wanted - got):
        print(f"{source}:{number}: missed: {tag}: {lines[number - 1].strip()}")
    for number, tag in sorted(got - wanted):
        print(f"{source}:{number}: false alarm: {tag}: {lines[number - 1].strip()}")
    for line in foreign:
        print("unexpected:", line)
    recall = 100 * len(wanted & got) // len(wanted) if wanted else 100
    print(f"{source}: {len(wanted)} expected, recall {recall}%, "
          f"{len(got - wanted)} false alarms")
    return 0 if wanted == got and not foreign else 1


if __name__ == "__main__":
    sys.exit(main())
