// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops, reductions, vectors, wide integers, arrays of variable length and jumps for ../all-locals.test: prints a hash of
// all results. No undefined behaviour.

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
typedef int v8 __attribute__((vector_size(32)));
typedef double d4 __attribute__((vector_size(32)));
typedef unsigned char b64 __attribute__((vector_size(64)));
static uint64_t h;
static void mix(uint64_t x) {
  h = (h ^ x) * 0x9e3779b97f4a7c15ull;
  h ^= h >> 29;
}
static int a[4][300], b[300];
static short s[500];
static double d[200];
static float f[200];
static long long l[100];
static unsigned char c[1000];
static _Bool bb[100];
static void loops(int n) {
  for (int i = 0; i < n; i++) {
    int t = i * 3 + 1;
    a[i % 4][i] = t ^ (t >> 2);
    b[i] = b[(i * 7) % n] + t;
  }
  for (int i = 1; i < n - 1; i++)
    b[i] = (b[i - 1] + b[i] * 2 + b[i + 1]) / 4;
  int m = 0, k = -1;
  for (int i = 0; i < n; i++)
    if (b[i] > m) {
      m = b[i];
      k = i;
    }
  mix(m);
  mix(k);
}
static void red(int n) {
  short mx = -30000, mn = 30000;
  long long sum = 0;
  unsigned long long pr = 1;
  for (int i = 0; i < n; i++) {
    s[i] = (short)(i * 977 + 13);
    mx = s[i] > mx ? s[i] : mx;
    mn = s[i] < mn ? s[i] : mn;
    sum += (long long)s[i] * s[i];
    pr = pr * 31 + s[i];
  }
  mix(mx);
  mix(mn);
  mix(sum);
  mix(pr);
}
static void fl(int n) {
  for (int i = 0; i < n; i++) {
    d[i] = sqrt(i * 1.5) + floor(i / 3.0);
    f[i] = (float)d[i] * 2 - fabsf((float)i - 50);
  }
  double x = 0;
  for (int i = 0; i < n; i++)
    x += d[i] * f[i];
  mix((uint64_t)x);
  for (int i = 0; i < n; i++)
    mix((uint64_t)(int64_t)lrint(f[i]));
}
static void bytes(int n) {
  for (int i = 0; i < n; i++)
    c[i] = (unsigned char)(i * i >> 3);
  for (int i = 0; i + 16 < n; i += 5) {
    unsigned char t[16];
    memcpy(t, c + i, 16);
    for (int j = 0; j < 16; j++)
      c[i + j] = t[15 - j] + (t[j] > 128);
  }
  unsigned x = 0;
  for (int i = 0; i < n; i++) {
    x = x << 1 | x >> 31;
    x ^= c[i];
    bb[i % 100] ^= c[i] & 1;
  }
  mix(x);
  for (int i = 0; i < 100; i++)
    mix(bb[i]);
}
static v8 vv(v8 x, v8 y, int n) {
  for (int i = 0; i < n; i++) {
    x = x * y + (x << 3);
    y ^= (x > y);
    x += __builtin_shufflevector(x, y, 0, 9, 2, 11, 4, 13, 6, 15);
  }
  return x - y;
}
static d4 dd(d4 x, int n) {
  d4 y = x;
  for (int i = 0; i < n; i++)
    y = y * 0.5 + x / (y + 1.0);
  return y;
}
static b64 rb(b64 x) {
  b64 y = x >> 1;
  return (x + y) ^ (b64)(x > y);
}
static void vla(int n) {
  int m[n][n + 1];
  for (int i = 0; i < n; i++)
    for (int j = 0; j <= n; j++)
      m[i][j] = i * j + (i ^ j);
  int t[n];
  memset(t, 0, sizeof t);
  for (int k = 0; k < n; k++)
    for (int i = 0; i < n; i++)
      t[i] += m[k][i] * m[i][k];
  for (int i = 0; i < n; i++)
    mix(t[i]);
}
static unsigned __int128 wide(unsigned __int128 x, int n) {
  for (int i = 0; i < n; i++) {
    x = x * 7 + i;
    x ^= x >> 61;
    if (i % 3 == 0)
      x /= 3;
  }
  return x;
}
static unsigned _BitInt(200) bi(unsigned _BitInt(200) x, int n) {
  for (int i = 0; i < n; i++)
    x = x * 3 + (x >> 100) + i;
  return x;
}
static void sw(int n) {
  for (int i = 0; i < n; i++) {
    int r;
    switch (i % 11) {
    case 0:
      r = 5;
      break;
    case 1:
      r = i;
    case 2:
      r = i * 2;
      break;
    case 3:
    case 7:
      r = -i;
      break;
    default:
      r = i & 6;
    }
    if (r == 6)
      continue;
    if (i > 900)
      goto out;
    mix(r);
  }
out:
  mix(n);
}
int main(int argc, char **argv) {
  int n = 100 + argc;
  loops(299);
  red(499);
  fl(199);
  bytes(999);
  v8 v = {1, 2, 3, 4, 5, 6, 7, n};
  v = vv(v, v + 3, n);
  for (int i = 0; i < 8; i++)
    mix(v[i]);
  d4 q = {1, 2, 3, n};
  q = dd(q, n);
  for (int i = 0; i < 4; i++)
    mix((uint64_t)(q[i] * 1e6));
  b64 z;
  for (int i = 0; i < 64; i++)
    z[i] = i * 5;
  z = rb(rb(z));
  for (int i = 0; i < 64; i++)
    mix(z[i]);
  vla(n / 4);
  unsigned __int128 w = wide(n, n);
  mix((uint64_t)w);
  mix((uint64_t)(w >> 64));
  mix((uint64_t)(bi(n, n) >> 90));
  sw(1000);
  printf("%016llx\n", (unsigned long long)h);
  return 0;
}
