// Has its own api(), and calls what may be the library's.
#include <stdio.h>
int api(const unsigned char *k) { return k[0] * 1000; }
int present(const unsigned char *k) { return k[1] - 2; }
int calls_api(const unsigned char *k);
int main(void) {
  unsigned char k[4] = {2, 3, 4, 5};
  printf("%d\n", calls_api(k));
  return 0;
}
