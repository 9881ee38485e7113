// Hands a secret to lto-heap-kinds.c.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/audit.h>
#include <zeroize/secret.h>

#ifdef ONE_FILE
#include "lto-heap-kinds.c"
#endif

char *grow(char *block, size_t size);
char *copy(const char *text);
void drop(void *block);
void unmap(void *pages);
void *map(void);
void drop_all(void **blocks, int count);
char *format(const char *text);

__attribute__((noinline)) static void hold(const unsigned char *seed, unsigned char *out) {
  SECRET char key[33];
  for (int i = 0; i < 32; i++)
    key[i] = 'a' + (seed[i] & 15);
  key[32] = 0;
  unsigned char sum = 0;
  char *block = grow(0, 40);
  memcpy(block, key, sizeof key);
  // Behind it: where a wipe of a wrong size would arrive.
  char *neighbour = grow(0, 16);
  memset(neighbour, 7, 16);
  block = grow(block, 4000);
  sum += block[7];
  drop(block);
  char *second = copy(key);
  sum += second[3];
  drop(second);
  char *pages = map();
  memcpy(pages, key, sizeof key);
  sum += pages[9];
  unmap(pages);
  char *text = format(key);
  sum += text[12];
  drop(text);
  void *blocks[2] = {copy(key), copy(key + 1)};
  drop_all(blocks, 2);
  out[0] = sum + neighbour[3];
}

int main(void) {
  const unsigned char *seed = zeroize_audit_begin(32);
  hold(seed, zeroize_audit_output());
  zeroize_audit_observe();
  printf("sum %u\n", *(unsigned char *)zeroize_audit_output());
  return 0;
}
