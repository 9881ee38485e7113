# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Run inside gdb: stops at the first instruction of hold() and goes on by single instructions, over
calls, until hold() has returned. At each of them, in the prologue, the body, the scrub and the
epilogue, the backtrace must be hold, outer, main: whatever the plugin inserts must keep the frame
information right. Where hold() has an entry of its own, which calls it, the same once more for that
one; it is known by its symbol only, which is the same. Prints how many instructions it looked at.
"""

import gdb

LIMIT = 100000  # a scrub may be a loop or a repeated instruction


def backtrace():
    names, frame = [], gdb.newest_frame()
    while frame is not None and len(names) < 20:
        names.append(frame.name())
        frame = frame.older()
    return names


def walk(address, expected):
    """From address until the caller of expected[0] goes on; the number of instructions."""
    gdb.execute("delete")
    gdb.execute("break *%d" % address)
    gdb.execute("run", to_string=True)
    last = ""
    for count in range(LIMIT):
        names = backtrace()[:len(expected)]
        if names[:len(expected) - 1] == expected[1:]:
            # A loop over an early return would look right too: the last instruction must have been the return.
            print("last instruction: %s" % last)
            return count
        if names != expected:
            print("wrong backtrace at %s: %s" % (gdb.execute("x/i $pc", to_string=True).strip(), names))
            gdb.execute("kill")
            gdb.execute("quit 1")
        last = gdb.execute("x/i $pc", to_string=True).split(":", 1)[1].strip()
        gdb.execute("nexti", to_string=True)
    print("hold did not return within %d instructions" % LIMIT)
    gdb.execute("quit 1")


# Always in the same place.
gdb.execute("set disable-randomization on")
gdb.execute("break *hold")
gdb.execute("run", to_string=True)
start, stack = int(gdb.parse_and_eval("$pc")), backtrace()
stack = stack[:stack.index("main") + 1]
if [name for i, name in enumerate(stack) if i == 0 or name != stack[i - 1]] != ["hold", "outer", "main"]:
    print("wrong backtrace at the beginning: %s" % stack)
    gdb.execute("quit 1")
caller = gdb.newest_frame().older()
count = 0
if caller.name() == "hold":
    # "hold + 18 in section .text of ..."
    offset = gdb.execute("info symbol %d" % caller.pc(), to_string=True).split(" in ")[0].split("+")[1]
    print("entry: %d instructions" % walk(caller.pc() - int(offset), stack[1:]))
count = walk(start, stack)
print("%s instructions of hold: right backtrace at each" % ("more than 20" if count > 20 else count))
gdb.execute("delete")
gdb.execute("continue")
