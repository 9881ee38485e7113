# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""%residue: one program, with and without the plugin, at every level, under zeroize-audit.

With the plugin the audit must be clean (exit 0) at every level. The positive control is the same
program without the plugin: it must leak (exit 1) at every level of --control, or the test would show
nothing. An audit that could not observe (any other exit) is always a failure. Both builds also run
alone and must print the same and exit alike: erasing must never break a program.

Relies on zeroize-audit's exit status only. Covered by test/build/residue-helper.test.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys

LEVELS = ["O0", "O1", "O2", "O3", "Os", "Oz"]
TIMEOUT = 120


QUIET = ["-fplugin-arg-zeroize-" + tag + "=off"
         for tag in ("compare", "branch", "index", "latency", "length", "width", "escape", "polarity")]


def levels(text):
    chosen = [level.strip().lstrip("-") for level in text.split(",") if level.strip()]
    unknown = [level for level in chosen if level not in LEVELS]
    if unknown:
        raise argparse.ArgumentTypeError(
            "unknown level %s (known: %s)" % (", ".join(unknown), ", ".join(LEVELS))
        )
    if not chosen:
        raise argparse.ArgumentTypeError("no level given; see --no-control")
    return chosen


def parse_arguments():
    parser = argparse.ArgumentParser(prog="%residue", description=__doc__.split("\n")[0])
    parser.add_argument("source")
    parser.add_argument("--flags", action="append", default=[], type=shlex.split,
                        help="compile and link flags, with and without the plugin")
    parser.add_argument("--plugin-flags", action="append", default=[], type=shlex.split,
                        help="flags of the build with the plugin only")
    parser.add_argument("--levels", type=levels, default=LEVELS, help="default: all")
    parser.add_argument("--control", type=levels,
                        help="levels at which the build without the plugin must leak; default: all of --levels")
    parser.add_argument("--no-control", action="store_true",
                        help="the program does not leak without the plugin; say why in the test")
    parser.add_argument("--cxx", action="store_true", help="compile and link with clang++")
    parser.add_argument("--also", action="append", default=[], metavar="FILE",
                        help="one more source, compiled like the program itself")
    parser.add_argument("--plain", action="append", default=[], metavar="FILE",
                        help="one more source, never compiled with the plugin")
    parser.add_argument("--libs", action="append", default=[], type=shlex.split,
                        help="what follows the objects in the link")
    parser.add_argument("--preload", help="a library for LD_PRELOAD while the program runs")
    parser.add_argument("--audit-flags", action="append", default=[], type=shlex.split)
    for name in ("clang", "plugin", "audit", "work"):
        parser.add_argument("--" + name, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--include", action="append", default=[], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.control is None:
        arguments.control = arguments.levels
    if not set(arguments.control) <= set(arguments.levels):
        parser.error("--control names a level that --levels leaves out")
    for name in ("flags", "plugin_flags", "libs", "audit_flags"):
        setattr(arguments, name, sum(getattr(arguments, name), []))
    return arguments


class Result:
    """A finished command: what it was, what it printed, how it ended."""

    def __init__(self, command, preload=None):
        self.command = " ".join(shlex.quote(word) for word in command)
        environment = dict(os.environ, LD_PRELOAD=preload) if preload else None
        try:
            done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, timeout=TIMEOUT,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        except subprocess.TimeoutExpired as late:
            self.status = "timeout"
            self.out, self.err = late.stdout or b"", late.stderr or b""

    def describe(self):
        text = (self.out + self.err).decode(errors="replace").rstrip()
        return "$ %s\n%s\n-> %s" % (self.command, text, self.status)


class Failure(Exception):
    pass


def build(arguments, level, with_plugin):
    compiler = arguments.clang + ("++" if arguments.cxx else "")
    common = ["-" + level] + ["-I" + path for path in arguments.include] + arguments.flags
    # These programs are about erasing: what they branch on is not judged here.
    plugin = ["-fplugin=" + arguments.plugin] + QUIET + arguments.plugin_flags if with_plugin else []
    stem = os.path.join(arguments.work, level + ("-with" if with_plugin else "-without"))
    objects = []
    sources = [(arguments.source, plugin)]
    sources += [(source, plugin) for source in arguments.also]
    sources += [(source, []) for source in arguments.plain]
    for number, (source, extra) in enumerate(sources):
        objects.append("%s-%d.o" % (stem, number))
        step = Result([compiler] + extra + common + ["-c", source, "-o", objects[-1]])
        if step.status != 0:
            raise Failure("does not compile", step)
    step = Result([compiler] + plugin + common + objects + arguments.libs +
                  ["-Wno-unused-command-line-argument", "-o", stem])
    if step.status != 0:
        raise Failure("does not link", step)
    return stem


def audit(arguments, program, expected, meaning):
    # Verbose from the start: what depends on the scheduler may not show itself again. So may the leak of a control, among
    # threads: to have seen it once is what it is there for.
    for _ in range(5 if expected == 1 else 1):
        done = Result([arguments.audit, "-v"] + arguments.audit_flags + [program], arguments.preload)
        if done.status != 0:
            break
    if done.status == expected:
        return
    if done.status not in (0, 1):
        meaning = "could not observe"
    raise Failure(meaning, done)


def check_level(arguments, level):
    """Yields (column, verdict, evidence) for one level; evidence is None where all is well."""
    programs = {}
    for column, with_plugin in (("with", True), ("without", False)):
        if not with_plugin and arguments.no_control:
            continue
        try:
            programs[column] = build(arguments, level, with_plugin)
            if with_plugin:
                audit(arguments, programs[column], 0, "leaks")
                yield column, "clean", None
            elif level in arguments.control:
                audit(arguments, programs[column], 1, "no leak: the control shows nothing")
                yield column, "leaks (wanted)", None
            else:
                yield column, "not asked", None
        except Failure as failure:
            yield column, failure.args[0], failure.args[1]
    if len(programs) == 2:
        plain = Result([programs["without"]], arguments.preload)
        protected = Result([programs["with"]], arguments.preload)
        if (plain.status, plain.out) == (protected.status, protected.out):
            yield "alone", "alike", None
        else:
            yield "alone", "with the plugin it behaves differently", protected
            yield "alone", "without the plugin", plain


def main():
    arguments = parse_arguments()
    shutil.rmtree(arguments.work, ignore_errors=True)
    os.makedirs(arguments.work)
    rows = [(level,) + row for level in arguments.levels for row in check_level(arguments, level)]
    for level, column, verdict, evidence in rows:
        print("%-3s %-8s %s%s" % (level, column, verdict, "   <-- FAILED" if evidence else ""))
    failures = [row for row in rows if row[3]]
    for level, column, verdict, evidence in failures:
        print("\n=== -%s, %s: %s\n%s" % (level, column, verdict, evidence.describe()))
    if not failures:
        shutil.rmtree(arguments.work)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
