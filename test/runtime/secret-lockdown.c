// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A process that is locked down leaves no core dump and cannot be traced; one that may not do so says it.
// RUN: %zeroize %attrs_include -std=c11 -Wall -Wextra -Wpedantic -Werror %s -o %t && %t
// RUN: %clang %attrs_include -std=c11 -Wall -Wextra -Wpedantic -Werror %s -o %t && %t
// REQUIRES: x86_64-linux
#include <zeroize/secret.h>
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int main(void) {
  struct rlimit core = {1, 1};
  unsigned missing = secret_lockdown();
  if (missing)
    return printf("could not: %u\n", missing), 1;
  if (prctl(PR_GET_DUMPABLE) != 0 || getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max != 0)
    return puts("it says that it has done what it has not"), 1;
  return 0;
}
