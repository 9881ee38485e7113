// A file without secrets through which another one's go.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

char *grow(char *block, size_t size) { return realloc(block, size); }
char *copy(const char *text) { return strdup(text); }
void drop(void *block) { free(block); }
void unmap(void *pages) { munmap(pages, 4096); }
void *map(void) { return mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); }
static void each(void **blocks, int count, void (*release)(void *)) {
  for (int i = 0; i < count; i++)
    release(blocks[i]);
}
void drop_all(void **blocks, int count) { each(blocks, count, free); }
char *format(const char *text) {
  char *made = 0;
  return asprintf(&made, "k=%s", text) < 0 ? 0 : made;
}
