// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a sidecar that does less than the attribute: the IR is the same, byte for byte.
//
// RUN: split-file %s %t
// RUN: cd %t && %zeroize -O0 -g -gno-column-info -emit-llvm -Xclang -disable-llvm-passes -S -o attribute.ll "-DSECRET=__attribute__((secret))" a.c
// RUN: cd %t && %zeroize -O0 -g -gno-column-info -emit-llvm -Xclang -disable-llvm-passes -S -o sidecar.ll -DSECRET= -fplugin-arg-zeroize-secrets=a.secrets a.c
// RUN: diff %t/attribute.ll %t/sidecar.ll
// RUN: FileCheck --input-file=%t/sidecar.ll %t/a.c
// RUN: cd %t && %zeroize -O2 -emit-llvm -S -o attribute.ll "-DSECRET=__attribute__((secret))" a.c
// RUN: cd %t && %zeroize -O2 -emit-llvm -S -o sidecar.ll -DSECRET= -fplugin-arg-zeroize-secrets=b.secrets -fplugin-arg-zeroize-secrets=c.secrets a.c
// RUN: diff %t/attribute.ll %t/sidecar.ll

//--- a.c
// CHECK-DAG: zeroize.contract:-io-
// CHECK-DAG: zeroize.contract:o
// CHECK-DAG: zeroize.secret.storage
// CHECK-DAG: call void @__zeroize_scope_exit(
typedef SECRET unsigned char word[16];
SECRET unsigned char master[32];
struct context {
  unsigned n;
  SECRET unsigned char key[32];
  union {
    SECRET unsigned long wide[4];
    unsigned char narrow[32];
  };
  struct {
    SECRET unsigned char iv[12];
  } inner[2];
};
typedef struct {
  word w;
  SECRET int count;
} anonymous;
struct SECRET whole {
  int a, b;
};

void derive(SECRET const void *, SECRET void *out, int n);
SECRET char *ask(const char *prompt);
static SECRET unsigned counter(void);
static int check(SECRET const unsigned char *mac, SECRET unsigned long n);

int user(struct context *c, anonymous *t, const char *prompt, int n) {
  SECRET unsigned char key[32], *p = key;
  struct whole w = {n, n};
  if (n)
    return 1;
  for (int i = 0; i < n; i++) {
    SECRET int key = i;
    static SECRET int kept;
    c->n += key + kept;
  }
  derive(key, c->key, 32);
  derive(ask(prompt), t->w, 16);
  derive(&w, master, 4);
  c->wide[0] = c->inner[1].iv[3] + counter();
  return check(p, t->count);
}

static SECRET unsigned counter(void) { return master[3]; }
static int check(SECRET const unsigned char *mac, SECRET unsigned long n) {
  return mac[n & 1];
}

//--- a.secrets
typedef word
global master
struct context.key
struct context.wide
struct context.inner.iv
struct anonymous.count
struct whole
derive(1, out)
ask()
counter()
check(mac, n)
user:key, p
user:kept

//--- b.secrets
typedef word
global master
struct context.key
struct context.wide
struct context.inner.iv
struct anonymous.count
struct whole

//--- c.secrets
derive(1, 2)
ask()
counter()
check(1)
check(2)
user:key, kept, p
