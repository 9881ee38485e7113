// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Memory for secrets: what it says it has, it has; what it cannot have, it says.
// RUN: %zeroize %quiet %attrs_include -std=c11 -Wall -Wextra -Wpedantic -Werror -O2 %s -o %t.with && %t.with
// RUN: %zeroize %quiet %attrs_include -std=c11 -O0 %s -o %t.with && %t.with
// RUN: %clang %attrs_include -std=c11 -Wall -Wextra -Wpedantic -Werror %s -o %t.without && %t.without
// RUN: %clangxx %attrs_include -x c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror %s -o %t.cxx && %t.cxx
// RUN: %zeroizexx %quiet %attrs_include -x c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror %s -o %t.cxx && %t.cxx
// RUN: not --crash %t.with over
// RUN: not --crash %t.with under
// RUN: not --crash %t.with far-under
// RUN: not --crash %t.with after
// REQUIRES: x86_64-linux
#include <zeroize/secret.h>
// After it, so that it needs none of these.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHECK(CONDITION) ((CONDITION) ? (void)0 : (printf("line %d: %s\n", __LINE__, #CONDITION), exit(1)))

// A line of /proc/self/smaps about the mapping of p.
static int smaps_has(const void *p, const char *field, const char *word) {
  FILE *f = fopen("/proc/self/smaps", "r");
  char line[512];
  int here = 0, found = 0;
  CHECK(f != NULL);
  while (fgets(line, sizeof line, f)) {
    unsigned long from, to;
    if (sscanf(line, "%lx-%lx ", &from, &to) == 2)
      here = from <= (uintptr_t)p && (uintptr_t)p < to;
    else if (here && !strncmp(line, field, strlen(field)) && strstr(line, word))
      found = 1;
  }
  fclose(f);
  return found;
}

static void sizes(void) {
  for (size_t n = 0; n < 9000; n += n < 70 ? 1 : 397) {
    unsigned char *p = (unsigned char *)secret_alloc(n);
    CHECK(p != NULL && (uintptr_t)p % 16 == 0);
    for (size_t i = 0; i < n; i++)
      CHECK(p[i] == 0);
    memset(p, 0xa5, n);
    secret_free(p);
  }
  secret_free(NULL);
  CHECK(secret_alloc_got(NULL) == 0);
  CHECK(secret_alloc(SIZE_MAX) == NULL && errno == ENOMEM);
}

static void protections(int hidden) {
  struct rlimit files, none = {0, 0};
  CHECK(getrlimit(RLIMIT_NOFILE, &files) == 0);
  none.rlim_max = files.rlim_max;
  // memfd_secret needs a descriptor for a moment.
  CHECK(hidden || setrlimit(RLIMIT_NOFILE, &none) == 0);
  unsigned char *p = (unsigned char *)secret_alloc(100);
  CHECK(setrlimit(RLIMIT_NOFILE, &files) == 0);
  CHECK(hidden || !(secret_alloc_got(p) & SECRET_HIDDEN));
  CHECK((secret_alloc_got(p) & SECRET_ALLOC_USUAL) == SECRET_ALLOC_USUAL);
  p[0] = 42;
  CHECK(smaps_has(p, "VmFlags:", " lo") || smaps_has(p, "Locked:", "4 kB") || access("/proc/self/smaps", R_OK));
  CHECK(smaps_has(p, "VmFlags:", " dd"));
  pid_t child = fork();
  if (child == 0) {
    int there = secret_alloc_got(p) & SECRET_HIDDEN ? 0 : p[0];
    secret_free(p);
    _exit(there);
  }
  int status;
  CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
  CHECK(p[0] == 42);
  secret_free(p);
}

// What cannot be had is not left out.
static void limits(void) {
  struct rlimit none = {0, 0};
  CHECK(setrlimit(RLIMIT_MEMLOCK, &none) == 0);
  if (geteuid() == 0 && (setgid(65534) || setuid(65534)))
    return;
  CHECK(secret_alloc(64) == NULL && (errno == EPERM || errno == ENOMEM || errno == EAGAIN));
  unsigned char *p = (unsigned char *)secret_alloc_with(64, SECRET_GUARDED | SECRET_NODUMP);
  CHECK(p != NULL && !(secret_alloc_got(p) & SECRET_LOCKED) && (secret_alloc_got(p) & SECRET_NODUMP));
  secret_free(p);
}

int main(int argc, char **argv) {
  if (argc > 1) {
    volatile unsigned char *p = (volatile unsigned char *)secret_alloc(64);
    if (!strcmp(argv[1], "over"))
      p[64] = 1;
    else if (!strcmp(argv[1], "under"))
      p[-9] = 1;
    else if (!strcmp(argv[1], "far-under"))
      p[-4096] = 1;
    secret_free((unsigned char *)p);
    if (!strcmp(argv[1], "after"))
      p[0] = 1;
    return 0;
  }
  sizes();
  protections(1);
  protections(0);
  limits();
  return 0;
}
