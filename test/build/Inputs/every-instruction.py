# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Run inside gdb: stops at the first instruction of hold() and goes on by single instructions, over
calls, until hold() has returned. At each of them, in the prologue, the body, the scrub and the
epilogue, the backtrace must be hold, outer, main: whatever the plugin inserts must keep the frame
information right. Prints how many instructions it looked at.
"""

import gdb

LIMIT = 100000  # a scrub may be a loop or a repeated instruction


def backtrace():
    names, frame = [], gdb.newest_frame()
    while frame is not None and len(names) < 20:
        names.append(frame.name())
        frame = frame.older()
    return names


gdb.execute("break *hold")
gdb.execute("run", to_string=True)
count, last = 0, ""
for count in range(LIMIT):
    names = backtrace()
    if names[:2] == ["outer", "main"]:
        break
    if names[:3] != ["hold", "outer", "main"]:
        print("wrong backtrace at %s: %s" % (gdb.execute("x/i $pc", to_string=True).strip(), names))
        gdb.execute("kill")
        gdb.execute("quit 1")
    last = gdb.execute("x/i $pc", to_string=True).split(":", 1)[1].strip()
    gdb.execute("nexti", to_string=True)
else:
    print("hold did not return within %d instructions" % LIMIT)
# A loop over an early return would look right too: the last instruction must have been the return.
print("last instruction: %s" % last)
print("%s instructions of hold: right backtrace at each" % ("more than 20" if count > 20 else count))
gdb.execute("continue")
