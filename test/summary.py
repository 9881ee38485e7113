# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""summary.py RESULTS LIT_STATUS: lit's result file in one line, and its verdict as exit status.

A test that is expected to fail did not pass, so it counts as skipped. Every code that is not known
to be harmless counts as failed. Relies on lit's -o format; used by scripts/test, covered by
test/build/summary.test.
"""

import collections
import json
import sys

PASSED = {"PASS", "FLAKYPASS"}
SKIPPED = {"UNSUPPORTED", "SKIPPED", "XFAIL"}
NOT_CHOSEN = {"EXCLUDED"}


def main():
    path, status = sys.argv[1], int(sys.argv[2])
    try:
        with open(path) as results:
            codes = collections.Counter(test["code"] for test in json.load(results)["tests"])
    except (OSError, ValueError, KeyError) as error:
        print("summary: error: lit left no result: %s" % error, file=sys.stderr)
        codes, status = collections.Counter(), status or 1
    passed = sum(codes[code] for code in PASSED)
    skipped = sum(codes[code] for code in SKIPPED)
    failed = sum(codes.values()) - passed - skipped - sum(codes[code] for code in NOT_CHOSEN)
    if codes["XFAIL"]:
        print("%d of the skipped tests are expected to fail" % codes["XFAIL"])
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped), flush=True)
    return 0 if status == 0 and failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
