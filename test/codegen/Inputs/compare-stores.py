# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""compare-stores.py PLAIN.s OTHER.s: fails if a function of OTHER.s has more stores to the stack than in PLAIN.s.

Stores of an immediate zero, and those of the scrub's own assembly, do not count: they put no secret there.
"""

import re
import sys

STORE = re.compile(r"\s(v?mov|push|sto|fst|fist)\w*\s+([^#]*)")


def stores(path):
    counts, function, foreign = {}, None, False
    for line in open(path):
        label = re.match(r"(\w+):", line)
        if label:
            function = label.group(1)
            counts[function] = 0
        if "#APP" in line or "#NO_APP" in line:
            foreign = "#APP" in line
        found = STORE.match(line)
        if not found or foreign or function is None:
            continue
        operands = found.group(2).strip()
        # Callee-saved registers hold the caller's values, and `push %rax` makes room.
        is_stack = re.search(r"\(%r[sb]p[^)]*\)$", operands)
        if is_stack and not operands.startswith("$0,"):
            counts[function] += 1
    return counts


plain, other = stores(sys.argv[1]), stores(sys.argv[2])
failed = False
for name, count in plain.items():
    if other.get(name, 0) > count:
        print("%s: %d stores to the stack, not %d" % (name, other[name], count))
        failed = True
sys.exit(failed)
