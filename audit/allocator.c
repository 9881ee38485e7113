// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// glibc's malloc writes sizes before blocks and, into free ones, the links of
// its lists. A program that allocates more or less as its secret wants (big
// numbers as long as they need to be) leaves blocks of other sizes in another
// order, and these words show it, as the program's time does; no byte of them
// is one of the program's. A byte of a secret must not be taken for one:
//
// - Lists of one direction use safe linking, which mixes the link's address in
//   (PROTECT_PTR in malloc/malloc.c, glibc 2.32); both ends must be blocks of
//   one size. In lists of two directions the neighbour must lead back.
// - A size must be one of a chain of blocks that begins in the first page of
//   the main heap and ends where the heap does.
// - Heads of lists are where the structures are that hold them: the first block
//   of the heap, in which every head must lead to a block of its list's size
//   (and whose blocks all bear one random number), and the words around the
//   address of the heap's rest, behind which the list of unsorted blocks must
//   lead back.
//
// Covered by free-lists.c.

#include "allocator.h"

#include "maps.h"

#include <string.h>

/// Of struct malloc_chunk: the size, with three flags, before the block, whose
/// first words are the links forth and back.
enum { HEADER = 16, SIZE_AT = 8, FORTH_AT = 16, BACK_AT = 24, LEAST = 32 };

/// Of what a cached block begins with: the link, and the cache's number.
enum { NUMBER_AT = 8 };

static uint64_t word_at(const struct stop *stop, uint64_t address) {
  uint64_t word;
  snapshot_read(&stop->snapshot, address, &word, sizeof word);
  return word;
}

/// The size of the block that has its header there; 0 if none can have. The
/// rest of the heap is the last block; it may be a header and no more.
static uint64_t block_size(const struct stop *stop,
                           const struct mapping *mapping, uint64_t header) {
  if (header % HEADER || header < mapping->low ||
      header > mapping->high - HEADER)
    return 0;
  uint64_t size = word_at(stop, header + SIZE_AT) & ~(uint64_t)7;
  uint64_t rest = mapping->high - header;
  return size % HEADER == 0 && (size >= LEAST ? size <= rest : size == rest)
             ? size
             : 0;
}

/// A list of blocks of one size, each of which knows the next one: of a
/// thread's cache by its first word, of a fast bin by its header.
static bool is_single_link(const struct stop *stop,
                           const struct mapping *mapping, uint64_t address,
                           uint64_t word) {
  uint64_t size = block_size(stop, mapping, address - HEADER);
  uint64_t next = word ^ address >> 12;
  return size && (!next || block_size(stop, mapping, next - HEADER) == size ||
                  block_size(stop, mapping, next) == size);
}

/// A list of blocks that know both neighbours; its head is in the library.
static bool is_double_link(const struct stop *stop,
                           const struct mapping *mapping, uint64_t address,
                           uint64_t word) {
  return (block_size(stop, mapping, address - FORTH_AT) &&
          word_at(stop, word + BACK_AT) == address - FORTH_AT) ||
         (block_size(stop, mapping, address - BACK_AT) &&
          word_at(stop, word + FORTH_AT) == address - BACK_AT);
}

struct heap {
  const struct mapping *mapping;
  uint64_t first, rest; ///< headers of the first and the last block
};

static const struct mapping *main_heap(const struct stop *stop) {
  for (size_t i = 0; i < stop->maps.count; ++i)
    if (!strcmp(stop->maps.items[i].name, "[heap]"))
      return &stop->maps.items[i];
  return NULL;
}

/// The blocks of the main heap, one behind the other. False if they do not end
/// where the heap does. Tells whether one of them has the header that is asked
/// for.
static bool walk(const struct stop *stop, struct heap *heap, uint64_t asked,
                 bool *found) {
  heap->mapping = main_heap(stop);
  if (!heap->mapping)
    return false;
  // In a static program thread-local variables come first.
  const uint64_t low = heap->mapping->low, high = heap->mapping->high;
  for (uint64_t first = low; first < low + PAGE_BYTES; first += HEADER) {
    uint64_t header = first, size;
    *found = false;
    while ((size = block_size(stop, heap->mapping, header)) &&
           header + size < high) {
      *found |= header == asked;
      header += size;
    }
    *found |= header == asked;
    if (size && header != first) {
      heap->first = first;
      heap->rest = header;
      return true;
    }
  }
  return false;
}

/// The first block is the main thread's cache (struct tcache_perthread_struct):
/// how many blocks of each size it has, and the heads of their lists.
enum { LISTS = 64 };
struct cache {
  uint16_t counts[LISTS];
  uint64_t heads[LISTS];
};

static bool read_cache(const struct stop *stop, const struct heap *heap,
                       struct cache *cache) {
  if (block_size(stop, heap->mapping, heap->first) != HEADER + sizeof *cache)
    return false;
  snapshot_read(&stop->snapshot, heap->first + HEADER, cache, sizeof *cache);
  for (unsigned i = 0; i < LISTS; ++i)
    if (!cache->counts[i] != !cache->heads[i] ||
        (cache->heads[i] &&
         block_size(stop, heap->mapping, cache->heads[i] - HEADER) !=
             LEAST + i * (uint64_t)HEADER))
      return false;
  return true;
}

/// In the cache, or the number by which a block shows that it is in there, in
/// its second word: the first one of any list has it.
static bool is_of_cache(const struct stop *stop, const struct heap *heap,
                        uint64_t address) {
  struct cache cache;
  const uint64_t block = heap->first + HEADER, word = word_at(stop, address);
  if (!read_cache(stop, heap, &cache))
    return false;
  if (address >= block && address < block + sizeof cache)
    return true;
  if (!block_size(stop, heap->mapping, address - NUMBER_AT - HEADER))
    return false;
  for (unsigned i = 0; i < LISTS; ++i)
    if (cache.heads[i] && word_at(stop, cache.heads[i] + NUMBER_AT) == word)
      return true;
  return false;
}

/// Of struct malloc_state: the heads of ten lists, the heap's rest, that which
/// was split last, and the list of unsorted blocks, as if it were one of them.
static bool is_rest(const struct stop *stop, const struct heap *heap,
                    uint64_t address) {
  uint64_t unsorted = word_at(stop, address + FORTH_AT);
  return word_at(stop, address) == heap->rest &&
         (unsorted == address || word_at(stop, unsorted + BACK_AT) == address);
}

static bool is_in_arena(const struct stop *stop, const struct heap *heap,
                        uint64_t address) {
  enum { FAST_LISTS = 10, WORD = 8 };
  for (unsigned i = 0; i <= FAST_LISTS; ++i)
    if (is_rest(stop, heap, address + i * (uint64_t)WORD))
      return !i || block_size(stop, heap->mapping, word_at(stop, address));
  return false;
}

bool is_zero_or_allocators(const struct stop *stop, uint64_t address) {
  uint64_t word = word_at(stop, address);
  const struct mapping *mapping = maps_find(&stop->maps, address);
  struct heap heap;
  bool found;
  if (!word)
    return true;
  if (!mapping || mapping->shared || !mapping->writable)
    return false;
  const bool in_heap = mapping == main_heap(stop);
  if (!mapping->inode && mapping->high - mapping->low >= LEAST &&
      address - mapping->low >= BACK_AT &&
      (is_single_link(stop, mapping, address, word) ||
       is_double_link(stop, mapping, address, word)))
    return true;
  // The blocks are counted only for what may be one of these.
  if (in_heap && block_size(stop, mapping, address - SIZE_AT))
    return walk(stop, &heap, address - SIZE_AT, &found) && found;
  if (in_heap)
    return (address - mapping->low < 2 * PAGE_BYTES ||
            block_size(stop, mapping, address - NUMBER_AT - HEADER)) &&
           walk(stop, &heap, 0, &found) && is_of_cache(stop, &heap, address);
  return maps_find(&stop->maps, word) == main_heap(stop) &&
         walk(stop, &heap, 0, &found) && is_in_arena(stop, &heap, address);
}
