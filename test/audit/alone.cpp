// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Without the tool the header's calls do nothing and the secret is the documented pattern, so the
// program's own tests can run; and the header is C++ as well as C.
//
// RUN: %clangxx -std=c++17 -Wall -Wextra -Wpedantic -Werror -O0 %audit_include %s -o %t && %t
// RUN: %clangxx -std=c++17 -Wall -Wextra -Wpedantic -Werror -O2 %audit_include %s -o %t && %t
// RUN: %clang -x c -std=c11 -Wall -Wextra -Wpedantic -Werror -O2 %audit_include %s -o %t && %t
// RUN: %clang -x c -std=c11 -ffreestanding --target=aarch64-linux-gnu -fsyntax-only -Werror %audit_include %s

#include <zeroize/audit.h>

int main(void) {
  const unsigned char *secret = zeroize_audit_begin(300);
  for (int i = 0; i < 300; ++i)
    if (secret[i] != (unsigned char)(167 * i + 13))
      return 1;
  zeroize_audit_public(secret, 300);
  zeroize_audit_output()[ZEROIZE_AUDIT_OUTPUT_SIZE - 1] = 1;
  if (secret[0])
    zeroize_audit_observe();
  else
    zeroize_audit_observe_copies();
  (void)zeroize_audit_observe();
  return 0;
}
