// A rule that cannot be tuned is switched off altogether, with the plugin.
// RUN: not %zeroize -fsyntax-only %s 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: %zeroize -fsyntax-only -fplugin-arg-zeroize-compare=warn %s 2>&1 | FileCheck %s --check-prefix=WARN
// RUN: not %zeroize -fsyntax-only -fplugin-arg-zeroize-compare=warn -Werror %s 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: %zeroize -fsyntax-only -fplugin-arg-zeroize-compare=off %s 2>&1 | count 0
// RUN: not %zeroize -fsyntax-only -fplugin-arg-zeroize-compare=on %s 2>&1 | FileCheck %s --check-prefix=BAD
// RUN: not %zeroize -fsyntax-only -fplugin-arg-zeroize-compare %s 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: not %zeroize -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not ls %t.o

// ERROR: error: 'memcmp' stops at the first difference
// WARN: warning: 'memcmp' stops at the first difference
// BAD: error: invalid value 'on' in '-fplugin-arg-zeroize-compare=on': expected 'error', 'warn' or 'off' [zeroize-option]
// NONE: error: plugin option '-fplugin-arg-zeroize-compare' needs a value: '-fplugin-arg-zeroize-compare=error|warn|off' [zeroize-option]
int memcmp(const void *, const void *, unsigned long);
int f(__attribute__((secret)) const char *a, const char *b) { return memcmp(a, b, 4); }
