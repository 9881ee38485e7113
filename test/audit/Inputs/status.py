# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# status.py STATUS COMMAND...: runs the command and succeeds if it exits with exactly this status.
# 'not' would take a crash of zeroize-audit, or "could not observe", for residue.

import subprocess
import sys

wanted, command = int(sys.argv[1]), sys.argv[2:]
got = subprocess.run(command, stdin=subprocess.DEVNULL).returncode
if got != wanted:
    sys.stderr.write("status.py: expected exit status %d, got %d\n" % (wanted, got))
    sys.exit(1)
