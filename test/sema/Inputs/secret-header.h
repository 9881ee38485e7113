// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Precompiled by ../pch-without-plugin.c.

#include <zeroize/secret.h>

struct key {
  SECRET unsigned char bytes[32];
};
