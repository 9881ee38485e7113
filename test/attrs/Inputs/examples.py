# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compiles the examples of a manual page with the plugin.

usage: examples.py CLANG PLUGIN INCLUDE PAGE...

A block of C or C++ that begins with `// good` must compile without any message; one that begins with
`// bad: TAG` must get a message with [TAG] at its end. Other blocks are no whole examples.
"""

import re
import subprocess
import sys

PRELUDE = """
#include <stddef.h>
#include <string.h>
#include <zeroize/secret.h>
#ifdef __cplusplus
extern "C" {
#endif
int read_key(const char *name, SECRET unsigned char *key);
void derive(SECRET const unsigned char *from, size_t size, SECRET unsigned char *to, size_t n);
void use(SECRET const unsigned char *bytes, size_t n);
void publish(const unsigned char *bytes, size_t n);
#ifdef __cplusplus
}
#endif
"""


def messages(clang, plugin, include, language, code):
    done = subprocess.run(
        [clang, "-fplugin=" + plugin, "-I" + include, "-O1", "-Wall", "-x", language, "-c", "-o", "/dev/null", "-"]
        + (["-std=c++17"] if language == "c++" else []),
        input=PRELUDE + "#line 1\n" + code, capture_output=True, text=True)
    return done.stderr, done.returncode


def main():
    clang, plugin, include = sys.argv[1:4]
    failed = count = 0
    for page in sys.argv[4:]:
        with open(page) as file:
            text = file.read()
        for block in re.finditer(r"^```(c|cpp)\n// (good|bad: (\S+))\n(.*?)^```", text, re.M | re.S):
            language, verdict, tag, code = block.groups()
            count += 1
            said, status = messages(clang, plugin, include, "c++" if language == "cpp" else "c", code)
            well = not said and status == 0 if verdict == "good" else "[%s]" % tag in said
            if not well:
                failed += 1
                line = text.count("\n", 0, block.start()) + 1
                print("%s:%d: this is not '%s':\n%s%s" % (page, line, verdict, code, said or "no message\n"))
    print("%d examples, %d wrong" % (count, failed))
    return 1 if failed or not count else 0


sys.exit(main())
