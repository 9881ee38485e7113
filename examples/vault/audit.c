// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Run by zeroize-audit: nothing of the password may be left when the tag is made.

#include "vault.h"

#include <zeroize/audit.h>

int main(void) {
  const unsigned char *password = zeroize_audit_begin(32);
  vault_tag(password, 32, (const unsigned char *)"message", 7, zeroize_audit_output());
  zeroize_audit_observe();
  return 0;
}
