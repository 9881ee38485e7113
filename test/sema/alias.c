// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against marks that are lost without a word: code is generated for what an alias stands for, not for the alias.
//
// RUN: %zeroize -std=gnu11 -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

int plain(const unsigned char *key) { return key != 0; }
int marked(SECRET const unsigned char *key) { return key != 0; }
SECRET int number(void) { return 4; }
unsigned char bytes[32];
SECRET unsigned char secret_bytes[32];
int (*choose(void))(const unsigned char *) { return plain; }

struct context { SECRET unsigned char state[8]; };
int update(struct context *c, SECRET const unsigned char *in) { return c != 0 && in != 0; }
int other_update(struct context *c, const unsigned char *in) __attribute__((alias("update"))); // says less
int half(SECRET const unsigned char *a, const unsigned char *b) { return a != b; }
int other_half(SECRET const unsigned char *a, SECRET const unsigned char *b) // expected-warning {{'other_half' is another name for 'half', and what its marks say is not seen there; mark 'half' [zeroize-attribute]}}
    __attribute__((alias("half")));

int other_plain(SECRET const unsigned char *key) // expected-warning {{'other_plain' is another name for 'plain', and what its marks say is not seen there; mark 'plain' [zeroize-attribute]}}
    __attribute__((alias("plain")));
int other_marked(SECRET const unsigned char *key) __attribute__((alias("marked")));
SECRET int other_number(void) __attribute__((alias("number")));
int public_number(void) __attribute__((alias("number")));
extern SECRET unsigned char other_bytes[32] __attribute__((alias("bytes"))); // expected-warning {{'other_bytes' is another name for 'bytes', and what its marks say is not seen there; mark 'bytes' [zeroize-attribute]}}
extern SECRET unsigned char other_secret_bytes[32] __attribute__((alias("secret_bytes")));
int chosen(SECRET const unsigned char *key) // expected-warning {{'chosen' is another name for 'choose', and what its marks say is not seen there; mark 'choose' [zeroize-attribute]}}
    __attribute__((ifunc("choose")));
