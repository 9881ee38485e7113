// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <dlfcn.h>
#include <stdio.h>

static void report(const char *when, int there) { printf("%s: %s\n", when, there ? "there" : "gone"); }

int main(int argc, char **argv) {
  void *library = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;
  if (!library)
    return 1;
  void (*fill)(void (*)(const char *, int));
  *(void **)&fill = dlsym(library, "fill");
  fill(report);
  dlclose(library);
  puts("unloaded");
  return 0;
}
