// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Memory for secrets that swap, core dumps, child processes and stray pointers
// do not reach. <zeroize/secret.h> includes this file where it works: Linux, 64
// bit, GCC or Clang, C11 or C++17, with the plugin and without. There is nothing
// to link: it calls the C library's functions, by names of its own, so that it
// needs no feature macro and puts no system header into the program. Elsewhere
// the functions are missing, and a program that calls them does not compile.
// Tests: test/runtime/secret-alloc.c, secret-lockdown.c.
//
// Contents
//   secret_alloc(n)                  n bytes with all of SECRET_ALLOC_USUAL
//   secret_alloc_with(n, required)   n bytes with at least what is required
//   secret_alloc_got(p)              what the block has got
//   secret_free(p)                   erases it and gives it back
//   secret_lockdown()                no core dumps, no debugger

#ifndef ZEROIZE_ALLOC_H
#define ZEROIZE_ALLOC_H

#include <zeroize/secret.h>

#if defined(__linux__) && defined(__LP64__) && defined(__GNUC__)

#ifdef __cplusplus
#define ZEROIZE_INLINE_ inline
#define ZEROIZE_AT_(TYPE, ADDRESS) reinterpret_cast<TYPE *>(ADDRESS)
#define ZEROIZE_ADDRESS_(POINTER) reinterpret_cast<size_t>(POINTER)
#define ZEROIZE_AS_(TYPE, VALUE) static_cast<TYPE>(VALUE)
#define ZEROIZE_NULL_ nullptr
#else
#define ZEROIZE_INLINE_ static __inline__ __attribute__((__unused__))
#define ZEROIZE_AT_(TYPE, ADDRESS) ((TYPE *)(ADDRESS))
#define ZEROIZE_ADDRESS_(POINTER) ((size_t)(POINTER))
#define ZEROIZE_AS_(TYPE, VALUE) ((TYPE)(VALUE))
#define ZEROIZE_NULL_ NULL
#endif

// What a block can have.
#define SECRET_GUARDED 1u // a page on each side that nobody can touch, and a value in front that secret_free checks
#define SECRET_LOCKED 2u  // stays in memory: never in swap
#define SECRET_NODUMP 4u  // not in core dumps
#define SECRET_NOFORK 8u  // a child process finds zeros there; with SECRET_HIDDEN, nothing
#define SECRET_HIDDEN 16u // memfd_secret: not in the kernel's map of memory either; the system cannot hibernate meanwhile
#define SECRET_ALLOC_USUAL (SECRET_GUARDED | SECRET_LOCKED | SECRET_NODUMP | SECRET_NOFORK)

// What secret_lockdown could not do.
#define SECRET_LOCKDOWN_TRACING 1u
#define SECRET_LOCKDOWN_DUMPS 2u

#ifdef __cplusplus
extern "C" {
#endif
extern void *zeroize_mmap_(void *, size_t, int, int, int, long) __asm__("mmap");
extern int zeroize_munmap_(void *, size_t) __asm__("munmap");
extern int zeroize_mprotect_(void *, size_t, int) __asm__("mprotect");
extern int zeroize_madvise_(void *, size_t, int) __asm__("madvise");
extern int zeroize_mlock_(const void *, size_t) __asm__("mlock");
extern int zeroize_ftruncate_(int, long) __asm__("ftruncate");
extern int zeroize_close_(int) __asm__("close");
extern int zeroize_getpid_(void) __asm__("getpid");
extern int zeroize_prctl_(int, ...) __asm__("prctl");
extern int zeroize_setrlimit_(int, const unsigned long *) __asm__("setrlimit");
extern long zeroize_syscall_(long, ...) __asm__("syscall");
extern unsigned long zeroize_getauxval_(unsigned long) __asm__("getauxval");
extern int *zeroize_errno_(void) __asm__("__errno_location");
extern void zeroize_abort_(void) __asm__("abort") __attribute__((__noreturn__));
#ifdef __cplusplus
}
#endif

// In front of the block's pages, read only.
struct zeroize_block_ {
  size_t canary, start, size, data, bytes;
  int owner;
  unsigned got;
};

// The numbers of Linux.
enum zeroize_linux_ {
  ZEROIZE_PAGE_SIZE_ = 6,
  ZEROIZE_RANDOM_ = 25,
  ZEROIZE_MEMFD_SECRET_ = 447,
  ZEROIZE_DONTFORK_ = 10,
  ZEROIZE_DONTDUMP_ = 16,
  ZEROIZE_WIPEONFORK_ = 18,
  ZEROIZE_ENOMEM_ = 12,
  ZEROIZE_ENOTSUP_ = 95
};

ZEROIZE_INLINE_ size_t zeroize_page_(void) { return zeroize_getauxval_(ZEROIZE_PAGE_SIZE_); }

ZEROIZE_INLINE_ struct zeroize_block_ *zeroize_block_of_(const void *p) {
  // The canary is in the first page of the data, and the page before that one is ours.
  const size_t page = zeroize_page_();
  return ZEROIZE_AT_(struct zeroize_block_, (ZEROIZE_ADDRESS_(p) - 16) / page * page - page);
}

// Hidden pages at an address that is ours already.
ZEROIZE_INLINE_ int zeroize_map_hidden_(size_t data, size_t bytes) {
  const int fd = ZEROIZE_AS_(int, zeroize_syscall_(ZEROIZE_MEMFD_SECRET_, 0x80000));
  if (fd < 0)
    return 0;
  const int fits = zeroize_ftruncate_(fd, ZEROIZE_AS_(long, bytes)) == 0 &&
                   ZEROIZE_ADDRESS_(zeroize_mmap_(ZEROIZE_AT_(void, data), bytes, 3, 0x11, fd, 0)) == data;
  zeroize_close_(fd);
  return fits && zeroize_madvise_(ZEROIZE_AT_(void, data), bytes, ZEROIZE_DONTFORK_) == 0;
}

// secret_alloc_with(n, required)
//
// Returns: n bytes of zeros, at a multiple of 16, that end where a page begins
// that nobody can touch; null, and errno, if there is no memory or a protection
// that is required cannot be had (ENOMEM, EAGAIN, EPERM: more locked memory than
// RLIMIT_MEMLOCK; EINVAL: an old kernel). Never less than what is required; what
// else is there to be had, it gets, too. Each block takes four pages and more.
ZEROIZE_INLINE_ SECRET void *secret_alloc_with(size_t n, unsigned required) {
  const size_t page = zeroize_page_(), most = ~ZEROIZE_AS_(size_t, 0) / 4;
  if (n > most) {
    *zeroize_errno_() = ZEROIZE_ENOMEM_;
    return ZEROIZE_NULL_;
  }
  const size_t rounded = (n + (n == 0) + 15) / 16 * 16;
  const size_t bytes = (rounded + 16 + page - 1) / page * page, size = bytes + 3 * page;
  const size_t start = ZEROIZE_ADDRESS_(zeroize_mmap_(ZEROIZE_NULL_, size, 0, 0x22, -1, 0));
  if (start == ~ZEROIZE_AS_(size_t, 0))
    return ZEROIZE_NULL_;
  const size_t head = start + page, data = head + page;
  struct zeroize_block_ *const block = ZEROIZE_AT_(struct zeroize_block_, head);
  int error = zeroize_mprotect_(ZEROIZE_AT_(void, head), page, 3) == 0 ? 0 : *zeroize_errno_();
  unsigned got = SECRET_GUARDED;
  if (!error && zeroize_map_hidden_(data, bytes)) {
    got |= SECRET_HIDDEN | SECRET_LOCKED | SECRET_NODUMP | SECRET_NOFORK;
  } else if (!error) {
    if (ZEROIZE_ADDRESS_(zeroize_mmap_(ZEROIZE_AT_(void, data), bytes, 3, 0x32, -1, 0)) != data)
      error = *zeroize_errno_();
    void *const pages = ZEROIZE_AT_(void, data);
    if (!error && zeroize_mlock_(pages, bytes) == 0)
      got |= SECRET_LOCKED;
    else if (!error && (required & SECRET_LOCKED))
      error = *zeroize_errno_();
    if (!error && zeroize_madvise_(pages, bytes, ZEROIZE_DONTDUMP_) == 0)
      got |= SECRET_NODUMP;
    if (!error && zeroize_madvise_(pages, bytes, ZEROIZE_WIPEONFORK_) == 0)
      got |= SECRET_NOFORK;
    else if (!error && (required & SECRET_NOFORK))
      error = *zeroize_errno_();
  }
  if (error || (got & required) != required) {
    zeroize_munmap_(ZEROIZE_AT_(void, start), size);
    *zeroize_errno_() = error ? error : ZEROIZE_ENOTSUP_;
    return ZEROIZE_NULL_;
  }
  const size_t address = data + bytes - rounded;
  block->canary = *ZEROIZE_AT_(const size_t, zeroize_getauxval_(ZEROIZE_RANDOM_)) ^ address;
  block->start = start;
  block->size = size;
  block->data = data;
  block->bytes = bytes;
  block->owner = zeroize_getpid_();
  block->got = got;
  *ZEROIZE_AT_(size_t, address - 16) = block->canary;
  zeroize_mprotect_(ZEROIZE_AT_(void, head), page, 1);
  return ZEROIZE_AT_(void, address);
}

// secret_alloc(n)
//
// Returns: as secret_alloc_with(n, SECRET_ALLOC_USUAL).
ZEROIZE_INLINE_ SECRET void *secret_alloc(size_t n) { return secret_alloc_with(n, SECRET_ALLOC_USUAL); }

// secret_alloc_got(p)
//
// Returns: what the block at p, from secret_alloc, is protected by; 0 for null.
ZEROIZE_INLINE_ unsigned secret_alloc_got(SECRET const void *p) { return p ? zeroize_block_of_(p)->got : 0; }

// secret_free(p)
//
// Erases the block and gives it back. Null is allowed. Ends the program if
// somebody has written in front of the block. In: p, from secret_alloc.
ZEROIZE_INLINE_ void secret_free(SECRET void *p) {
  if (!p)
    return;
  const struct zeroize_block_ *const block = zeroize_block_of_(p);
  const size_t address = ZEROIZE_ADDRESS_(p);
  if (block->owner == zeroize_getpid_()) {
    // What lies in front of the block is no secret.
    const int broken = secret_declassify(*ZEROIZE_AT_(const size_t, address - 16) != block->canary);
    volatile size_t *word = ZEROIZE_AT_(volatile size_t, block->data);
    for (size_t left = block->bytes / sizeof *word; left; --left)
      *word++ = 0;
    if (broken)
      zeroize_abort_();
  }
  zeroize_munmap_(ZEROIZE_AT_(void, block->start), block->size);
}

// secret_lockdown()
//
// From here on the process leaves no core dump, and no debugger of the same user
// can attach to it (PR_SET_DUMPABLE, RLIMIT_CORE). For the whole process; lost
// when it executes another program. Returns: 0, or what it could not do.
ZEROIZE_INLINE_ unsigned secret_lockdown(void) {
  const unsigned long none[2] = {0, 0};
  unsigned missing = 0;
  if (zeroize_prctl_(4, 0UL, 0UL, 0UL, 0UL) != 0)
    missing |= SECRET_LOCKDOWN_TRACING;
  if (zeroize_setrlimit_(4, none) != 0)
    missing |= SECRET_LOCKDOWN_DUMPS;
  return missing;
}

#undef ZEROIZE_INLINE_
#undef ZEROIZE_AT_
#undef ZEROIZE_ADDRESS_
#undef ZEROIZE_AS_
#undef ZEROIZE_NULL_

#endif // Linux

#endif // ZEROIZE_ALLOC_H
