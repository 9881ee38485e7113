// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See maps.h. Covered by everything in test/audit; mappings of each kind by
// places.c.

#include "maps.h"

#include "support.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_text(pid_t tid) {
  char path[64], *text = NULL;
  size_t capacity = 0;
  snprintf(path, sizeof path, "/proc/%d/maps", (int)tid);
  FILE *file = fopen(path, "re");
  // All of it: there is no zero byte in it.
  if (!file || getdelim(&text, &capacity, 0, file) <= 0)
    fatal("cannot read '%s': %s", path, strerror(errno));
  fclose(file);
  return text;
}

static void parse_line(struct maps *maps, const char *line, size_t length) {
  struct mapping *mapping = APPEND(maps);
  char protection[5] = "";
  int name_at = 0;
  if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s %" SCNx64 " %*s %" SCNu64 " %n",
             &mapping->low, &mapping->high, protection, &mapping->offset,
             &mapping->inode, &name_at) != 5 ||
      !name_at)
    fatal("cannot understand the memory map line '%.*s'", (int)length, line);
  mapping->readable = protection[0] == 'r';
  mapping->writable = protection[1] == 'w';
  mapping->executable = protection[2] == 'x';
  mapping->shared = protection[3] == 's';
  // %n also skips the line's end where there is no name.
  size_t name_length = (size_t)name_at < length ? length - (size_t)name_at : 0;
  char *name = xcalloc(1, name_length + 1);
  memcpy(name, line + name_at, name_length);
  mapping->name = name;
}

void maps_read(struct maps *maps, pid_t tid) {
  *maps = (struct maps){.text = read_text(tid)};
  for (const char *line = maps->text; *line;) {
    size_t length = strcspn(line, "\n");
    parse_line(maps, line, length);
    line += length + (line[length] == '\n');
  }
}

void maps_free(struct maps *maps) {
  for (size_t i = 0; i < maps->count; ++i)
    free((char *)maps->items[i].name);
  free(maps->items);
  free(maps->text);
  *maps = (struct maps){0};
}

const struct mapping *maps_find(const struct maps *maps, uint64_t address) {
  size_t low = 0, high = maps->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (address >= maps->items[middle].high)
      low = middle + 1;
    else
      high = middle;
  }
  return low < maps->count && address >= maps->items[low].low
             ? &maps->items[low]
             : NULL;
}

bool mapping_is_kernel(const struct mapping *mapping) {
  return !strncmp(mapping->name, "[vvar", 5) ||
         !strcmp(mapping->name, "[vdso]") ||
         !strcmp(mapping->name, "[vsyscall]");
}
