#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Scores the corpus with each function's body put inside of another statement.

usage: wrapped.py MODE CLANG PLUGIN INCLUDE

What a body does with secrets does not depend on the statement around it, so each
line must get what it gets in the file as it is written. MODE is one of MODES;
the functions that are wrapped are those whose first line begins and whose last
one ends at the left margin. Prints what differs; exits with 1 if anything does.
"""

import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

# The files, and what stands around a body that returns TYPE.
MODES = {
    "do": (".c", "do {", "} while (0);"),
    "switch": (".c", "switch (wrapped) { default: {", "} }"),
    "statement-expression": (".c", "(void)({", "0; });"),
    "try": (".cpp", "try {", "} catch (const char *) { throw; }"),
    "lambda": (".cpp", "RETURN [&]() -> TYPE {", "}();"),
}

HEAD = re.compile(
    r"(?!struct|class|union|enum|namespace|extern|typedef|using|template|constexpr)"
    r"([A-Za-z_][\w *&:<>,]*[ *&])[A-Za-z_]\w*\(.*\)(?: const)?(?: noexcept)? "
    r"\{(\s*//.*)?$")
TAIL = re.compile(r"\}(\s*//.*)?$")


def wrap(text, before, after):
    """The text with its bodies wrapped, line by line, and how many there were."""
    lines, count, inside = [], 0, False
    for line in text.split("\n"):
        head, tail = HEAD.match(line), TAIL.match(line)
        if head and not inside and "=" not in line.split("(")[0]:
            inside, count = True, count + 1
            comment = head.group(2) or ""
            result = re.sub(r"\b(static|inline|SECRET)\b", "", head.group(1)).strip()
            opening = before.replace("TYPE", result)
            opening = opening.replace("RETURN", "" if result == "void" else "return")
            line = line[:len(line) - len(comment)] + " " + opening + comment
        elif tail and inside:
            inside = False
            line = after + " }" + line[1:]
        lines.append(line)
    # The first line is a comment; line numbers stay.
    lines[0] = "extern int wrapped;" + lines[0]
    return "\n".join(lines), count


def main():
    if len(sys.argv) != 5 or sys.argv[1] not in MODES:
        sys.exit(__doc__)
    mode, clang, plugin, include = sys.argv[1:]
    suffix, before, after = MODES[mode]
    files = bodies = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(os.listdir(HERE)):
            if not name.endswith(suffix):
                continue
            with open(os.path.join(HERE, name), encoding="utf-8") as source:
                text = source.read()
            run = re.search(r"RUN: %score (.*)%s$", text, re.MULTILINE)
            if not run:
                continue
            text, count = wrap(text, before, after)
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as wrapped:
                wrapped.write(text)
            done = subprocess.run(
                [sys.executable, os.path.join(HERE, "score.py"), clang, plugin,
                 "-I" + include, "-I" + HERE, *run.group(1).split(), path],
                capture_output=True, text=True, check=False)
            files, bodies = files + 1, bodies + count
            if done.returncode:
                wrong += 1
                print(done.stdout + done.stderr)
    print(f"{mode}: {files} files, {bodies} bodies, {wrong} files wrong")
    sys.exit(1 if wrong or not bodies else 0)


if __name__ == "__main__":
    main()
