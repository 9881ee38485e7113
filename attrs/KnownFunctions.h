// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// functions.def as a table. Plain C++: every floor may include it. Test:
// test/compare/fires.c.

#ifndef ZEROIZE_ATTRS_KNOWNFUNCTIONS_H
#define ZEROIZE_ATTRS_KNOWNFUNCTIONS_H

#include <string_view>
#include <unordered_map>

namespace zeroize {

enum class KnownRole {
  Compare,
  CompareConstant,
  Scan,
  Lookup,
  Copy,
  Take,
  Wipe,
  Allocate,
  Duplicate,
  Release,
  Reallocate,
  Print,
  StreamRead,
};

/// What a comparison returns when the contents are equal.
enum class WhenEqual { None, Zero, NonZero, Pointer, Order };

/// Release, Reallocate: what tells the size of the block. Allocator:
/// malloc_usable_size, for the functions of malloc's family; Argument:
/// KnownFunction::Size; Mapping: pages; Erased: nobody needs it, the function
/// erases the block itself.
enum class BlockSize { Unknown, Allocator, Argument, Mapping, Erased };

/// One line of functions.def. Argument numbers count from 1; 0 means none.
struct KnownFunction {
  std::string_view Name;
  KnownRole Role;
  std::string_view Flow;
  WhenEqual Equal = WhenEqual::None;
  /// Compare: the two contents. Wipe, Release, Reallocate: First is the
  /// pointer. Print, StreamRead: First is the stream.
  unsigned First = 0;
  unsigned Second = 0;
  /// Compare: the length. Allocate, Reallocate: the size, and what it is
  /// multiplied by.
  unsigned Size = 0;
  unsigned Count = 0;
  BlockSize Block = BlockSize::Unknown;
};

inline constexpr KnownFunction KnownFunctions[] = {
#define COMPARE(NAME, EQUAL, A, B, LENGTH)                                     \
  {#NAME, KnownRole::Compare, "", WhenEqual::EQUAL, A, B, LENGTH},
#define COMPARE_CONSTANT(NAME, EQUAL, A, B, LENGTH)                            \
  {#NAME, KnownRole::CompareConstant, "", WhenEqual::EQUAL, A, B, LENGTH},
#define SCAN(NAME, FLOW) {#NAME, KnownRole::Scan, FLOW},
#define LOOKUP(NAME, FLOW) {#NAME, KnownRole::Lookup, FLOW},
#define COPY(NAME, FLOW) {#NAME, KnownRole::Copy, FLOW},
#define TAKE(NAME, FLOW) {#NAME, KnownRole::Take, FLOW},
#define WIPE(NAME, POINTER)                                                    \
  {#NAME, KnownRole::Wipe, "", WhenEqual::None, POINTER},
#define ALLOCATE(NAME, FLOW, SIZE, COUNT)                                      \
  {#NAME, KnownRole::Allocate, FLOW, WhenEqual::None, 0, 0, SIZE, COUNT},
#define DUPLICATE(NAME, FLOW) {#NAME, KnownRole::Duplicate, FLOW},
#define RELEASE(NAME, POINTER, BLOCK, SIZE)                                    \
  {#NAME, KnownRole::Release, "", WhenEqual::None, POINTER, 0, SIZE,           \
   0,     BlockSize::BLOCK},
#define REALLOCATE(NAME, POINTER, BLOCK, SIZE, COUNT)                          \
  {#NAME, KnownRole::Reallocate, "*0<*1", WhenEqual::None, POINTER, 0, SIZE,   \
   COUNT, BlockSize::BLOCK},
#define PRINT(NAME, FLOW, STREAM)                                              \
  {#NAME, KnownRole::Print, FLOW, WhenEqual::None, STREAM},
#define STREAM_READ(NAME, FLOW, STREAM)                                        \
  {#NAME, KnownRole::StreamRead, FLOW, WhenEqual::None, STREAM},
#include "attrs/functions.def"
};

/// What is known of the function called \p Name (without `__builtin_` and
/// `std::`), or null.
inline const KnownFunction *findKnownFunction(std::string_view Name) {
  static const auto Table = [] {
    std::unordered_map<std::string_view, const KnownFunction *> T;
    for (const KnownFunction &F : KnownFunctions)
      T.emplace(F.Name, &F);
    return T;
  }();
  auto It = Table.find(Name);
  return It == Table.end() ? nullptr : It->second;
}

} // namespace zeroize

#endif // ZEROIZE_ATTRS_KNOWNFUNCTIONS_H
