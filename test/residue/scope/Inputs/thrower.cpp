// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Never returns, and the program goes on.
[[noreturn]] void fail(const char *message) { throw message; }
