// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// <zeroize/secret.h>: the words for secrets. C11 and later, C++17 and later,
// any compiler; with `clang -fplugin=zeroize.so` they take effect, without it
// they vanish. Needs no other file of this project but <zeroize/alloc.h>, where
// that is there. Tests: test/attrs/header-*.c.
//
// Contents
//   SECRET                  marks a declaration
//   secret_declassify(x)    the value of x, public from here on
//   secret_equal(a, b, n)   compares in constant time
//   SECRET_OWNED            marks a local pointer that owns a block of malloc's
//   secret_alloc and others memory for secrets, on Linux: <zeroize/alloc.h>
//
// Where SECRET may stand
//   local variable          its bytes are erased at every exit of its scope
//   parameter               by value: the function's copy is erased when the
//   function returns pointer of any kind     the bytes that it points to are
//   secret, the pointer is public; who owns
//                           the bytes erases them
//   field, record, typedef  every object of that type holds a secret and is
//   erased as a whole function                the returned value, or what it
//   points to, is secret static, thread_local    secret, and alive as long as
//   the program or thread

#ifndef ZEROIZE_SECRET_H
#define ZEROIZE_SECRET_H

#include <stddef.h>

#if defined(__has_attribute)
#if __has_attribute(__secret__) && defined(__clang__)
#define ZEROIZE_PRESENT 1
#endif
#endif

// SECRET unsigned char key[32];
//
// Erases nothing without the plugin: check ZEROIZE_PRESENT where that must not
// go unnoticed.
#ifdef ZEROIZE_PRESENT
#define SECRET __attribute__((__secret__))
#else
#define SECRET
#endif

// SECRET_OWNED unsigned char *key = malloc(32);
//
// Where the variable's scope is left, its block is erased and freed, once; null
// is allowed. Set it to null to hand the block on. Without the plugin the block
// is freed, not erased; with a compiler that cannot do that, using it is an error.
#ifdef __GNUC__
#ifdef ZEROIZE_PRESENT
#define SECRET_OWNED __attribute__((__secret__("owned")))
#else
#define SECRET_OWNED __attribute__((__cleanup__(zeroize_free_owned_)))
#endif
// Also there with the plugin: a coverage report lists it.
#ifdef __cplusplus
inline
#else
static __inline__ __attribute__((__unused__))
#endif
    void
    zeroize_free_owned_(void *variable) {
  void *block;
  __builtin_memcpy(&block, variable, sizeof block);
  __builtin_free(block);
}
#endif

// secret_declassify(x)
//
// Returns: the value of x, an expression of scalar or record type, which the
// compiler treats as public from here on. Only the value: what a pointer leads
// to stays as secret as it was.
#if !defined(ZEROIZE_PRESENT)
#define secret_declassify(x) (x)
#elif defined(__cplusplus)
#define secret_declassify(x)                                                   \
  __extension__({                                                              \
    auto zeroize_public_ __attribute__((annotate("zeroize.declassify"))) =     \
        (x);                                                                   \
    zeroize_public_;                                                           \
  })
#else
// The comma makes a value of x: __typeof__ refuses bit-fields and keeps
// qualifiers.
#define secret_declassify(x)                                                   \
  __extension__({                                                              \
    __typeof__(((void)0, (x))) zeroize_public_                                 \
        __attribute__((annotate("zeroize.declassify"))) = (x);                 \
    zeroize_public_;                                                           \
  })
#endif

// secret_equal(a, b, n)
//
// Returns: true if the n bytes at a and at b are the same. The result is
// public. In: a, b, n bytes each; may overlap. n is public. Takes the same time
// whatever the bytes are.
#ifdef __cplusplus
inline bool
#elif defined(__GNUC__)
static __inline__ __attribute__((__unused__)) _Bool
#else
static inline _Bool
#endif
secret_equal(SECRET const void *a, SECRET const void *b, size_t n) {
#ifdef __cplusplus
  const unsigned char *x = static_cast<const unsigned char *>(a);
  const unsigned char *y = static_cast<const unsigned char *>(b);
#else
  const unsigned char *x = (const unsigned char *)a;
  const unsigned char *y = (const unsigned char *)b;
#endif
  SECRET unsigned difference = 0;
  for (size_t i = 0; i < n; ++i) {
    SECRET const unsigned left = x[i], right = y[i];
    difference |= left ^ right;
  }
#if defined(__GNUC__)
  // Nothing is known of the value behind this line, so every byte has to be
  // looked at: the loop cannot be left early.
  __asm__("" : "+r"(difference));
#else
  volatile unsigned opaque = difference;
  difference = opaque;
#endif
  return secret_declassify(((difference - 1) >> 8 & 1) != 0);
}

#if defined(__linux__) && defined(__has_include)
#if __has_include(<zeroize/alloc.h>)
#include <zeroize/alloc.h>
#endif
#endif

#endif // ZEROIZE_SECRET_H
