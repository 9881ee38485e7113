# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares the manual with the messages in the source.

usage: messages.py SOURCE-ROOT

Every tag that a message ends in has its place in attrs/tags.md, and what README's "Troubleshooting" quotes is what the
program says: the text between `...` and quoted names occurs in the source.
"""

import glob
import os
import re
import sys

root = sys.argv[1]


def read(*names):
    with open(os.path.join(root, *names)) as file:
        return file.read()


files = [path for pattern in ("attrs/*.def", "attrs/*.cpp", "plugin/**/*.cpp", "plugin/**/*.h", "scripts/*", "package/*", "audit/*.c")
         for path in glob.glob(os.path.join(root, pattern), recursive=True) if os.path.isfile(path)]
source = ""
for path in files:
    with open(path) as file:
        source += file.read()
# Literals that are broken over lines.
source = re.sub(r'"\s*\n\s*"', "", source).replace('\\"', '"')

wrong = []
tags = read("attrs", "tags.md")
for tag in sorted(set(re.findall(r"\[zeroize-([a-z]+)\]", source))):
    if not re.search(r"^\|.*\[%s\]\(" % tag, tags, re.M):
        wrong.append("attrs/tags.md: no entry for [zeroize-%s]" % tag)
table = read("README.md").split("## Troubleshooting")[1].split("\n## ")[0]
for row in re.findall(r"^\| (`.*?) \|", table, re.M):
    for quoted in re.findall(r"`([^`]+)`", row):
        if quoted.startswith(("undefined", "hidden symbol", "unable to load", "-")):
            continue  # the linker's words, and Clang's
        quoted = re.sub(r"^(setup|zeroize-audit): error: ", "", quoted)
        for piece in re.split(r"\.\.\.|'[^' ]*'|\[zeroize-", quoted):
            piece = piece.strip().rstrip("]")
            if len(piece) > 3 and piece not in source:
                wrong.append("README.md: nobody says '%s' (%s)" % (piece, quoted))
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
