// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiled without the plugin; knows nothing of secrets.

extern char master[16];
void root(void);

void get(void *p) { *(volatile char *)p = 1; }

__attribute__((noinline)) int deeper(const char *k, int n) {
  int sum = 0;
  for (int i = 0; i < n; i++)
    sum += k[i] ^ n;
  return sum;
}
__attribute__((noinline)) int helper(const char *k, int n) { return deeper(k, n) + 1; }
__attribute__((noinline)) int reads_master(int n) { return master[n]; }
int puts(const char *);
__attribute__((noinline)) int bystander(int n, const char *k) { return puts(k + n); }

int main(int count, char **words) {
  root();
  return bystander(count, words[0]) + (reads_master(count) ? 0 : 1);
}
