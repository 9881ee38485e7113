// Reads "OFFSET LENGTH TEXT" lines of a disassembler, and says where runtime/instruction.h finds another length in FILE, or
// misses what the text says: a change of the stack pointer, a register that is no general one.
#include "../../../runtime/instruction.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int contains_any(const char *text, const char *const *words) {
  for (; *words; words++)
    if (strstr(text, *words))
      return 1;
  return 0;
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file || fseek(file, 0, SEEK_END) != 0)
    return 2;
  long size = ftell(file);
  unsigned char *bytes = calloc(1, (size_t)size + 16);
  rewind(file);
  if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size)
    return 2;
  static const char *const wide[] = {"%xmm", "%ymm", "%zmm", "%mm", "%st", "%k0", "%k1", "%k2", NULL};
  static const char *const moves[] = {", %rsp", "push", "pop ", "popq", "leave", NULL};
  static const char *const reads[] = {"cmp", "test", NULL};
  unsigned long offset, known = 0, unknown = 0, wrong = 0;
  unsigned length;
  char text[512];
  while (scanf("%lx %u %511[^\n]", &offset, &length, text) == 3) {
    struct instruction i = decode(bytes + offset);
    if (i.kind == Unknown) {
      unknown++;
      continue;
    }
    known++;
    int writes_sp = contains_any(text, moves) && !contains_any(text, reads) && !strstr(text, "popcnt");
    int changes = i.kind == Adjust || i.kind == Align || i.kind == Restore;
    if (i.length != length || (contains_any(text, wide) && !i.wide) || (writes_sp && !changes)) {
      wrong++;
      printf("%lx: %u bytes instead of %u, kind %d, wide %d: %s\n", offset, i.length, length, (int)i.kind, i.wide, text);
    }
  }
  printf("%lu known, %lu unknown, %lu wrong\n", known, unknown, wrong);
  return wrong != 0 || known < 20 * unknown || known < 1000;
}
