# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""residue-table.py FOLDER LEVEL...: the table at the end of scripts/demo, from what zeroize-audit --json
said about FOLDER/LEVEL/{without,with}. Exits with 0 only if every build without the plugin leaks and
every build with it is clean. Nothing is judged by what is not there: a missing report is an error.
"""

import collections
import json
import os
import sys

STORAGE = ("live stack", "dead stack", "heap", "globals", "anonymous memory", "shared memory", "mapped file")


def group(place):
    """The kind of a place: 'globals of mac-audit' is globals; what is no kind of memory is a register."""
    return next((kind for kind in STORAGE if place.startswith(kind)), "registers")


def read(folder, level, build):
    with open(os.path.join(folder, level, build + ".json")) as file:
        report = json.load(file)
    groups = collections.Counter()
    for observation in report["observations"]:
        for place, count in observation["places"].items():
            groups[group(place)] += count
    if not report["observations"] or sum(groups.values()) != report["bytes"]:
        sys.exit("residue-table.py: error: the report on -%s %s the plugin does not add up" % (level, build))
    return groups


def main():
    folder, levels = sys.argv[1], sys.argv[2:]
    reports = {(level, build): read(folder, level, build) for level in levels for build in ("without", "with")}
    kinds = [kind for kind in STORAGE + ("registers",) if any(groups[kind] for groups in reports.values())]

    print("  %-7s%-20s" % ("level", "build") + "".join("%18s" % kind for kind in kinds) + "%10s" % "total")
    good = True
    for level in levels:
        for build in ("without", "with"):
            groups = reports[level, build]
            total = sum(groups.values())
            good = good and (total == 0) == (build == "with")
            print("  %-7s%-20s" % ("-" + level if build == "without" else "", build + " the plugin")
                  + "".join("%18d" % groups[kind] for kind in kinds) + "%10d" % total)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
