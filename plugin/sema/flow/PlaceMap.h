// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A persistent map from places: a big-endian Patricia tree over the numbers of
// objects, whose leaves hold all that is known of one object. Every node exists
// once, so a copy is a pointer, equal maps are the same pointer, and a join
// looks only at what differs. llvm::ImmutableMap is canonical as well, but two
// of its trees share nothing by position: a join would look at everything, and
// a function with n variables and n blocks would take n * n. Tests:
// test/compare/linear.test.

#ifndef ZEROIZE_SEMA_FLOW_PLACEMAP_H
#define ZEROIZE_SEMA_FLOW_PLACEMAP_H

#include "sema/flow/Place.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Allocator.h"

namespace zeroize {

template <class T> class PlaceMap {
public:
  struct Entry {
    Place first;
    T second;
    bool operator==(const Entry &O) const {
      return first == O.first && second == O.second &&
             first.BaseType == O.first.BaseType;
    }
  };
  using Entries = llvm::SmallVector<Entry, 8>;
  /// What two maps that meet say of one object; Mine has precedence. False, and
  /// no result, if that is what Mine says.
  using JoinObject = bool(llvm::ArrayRef<Entry> Mine,
                          llvm::ArrayRef<Entry> Theirs, Entries &Result);

  class Factory;

  /// Null if there is none.
  const Entry *find(const Place &P) const;
  const Entry *end() const { return nullptr; }
  size_t count(const Place &P) const { return find(P) != nullptr; }
  bool empty() const { return !Root; }
  size_t size() const { return Root ? Root->Count : 0; }
  /// All that is known of the object that \p P is in.
  llvm::ArrayRef<Entry> object(const Place &P) const;
  Entries all() const;

  void set(const Place &P, const T &What);
  void erase(const Place &P);
  /// Forgets what \p IsGone says of the object that \p P is in.
  void eraseIf(const Place &P, llvm::function_ref<bool(const Place &)> IsGone);
  /// Forgets what is said of \p P and its parts; \p P is \p What from now on.
  void replace(const Place &P, const T &What);
  /// True if anything was new.
  bool join(const PlaceMap &Other, llvm::function_ref<JoinObject> Join);
  /// Keeps what the other one has as well; true if anything went.
  bool meetIn(const PlaceMap &Other);
  bool operator==(const PlaceMap &O) const { return Root == O.Root; }
  /// The same for equal maps.
  const void *id() const { return Root; }

private:
  struct Node {
    unsigned Key = 0;   // of an object; in a branch what all keys begin with
    unsigned Bit = 0;   // the first one in which they differ; 0: a leaf
    unsigned Count = 0; // of all entries
    unsigned Hash = 0;
    const Node *Left = nullptr, *Right = nullptr;
    llvm::ArrayRef<Entry> Known;
  };

  static const Node *leafOf(const Node *N, unsigned Key);
  static const Node *put(const Node *N, unsigned Key, const Node *Leaf);
  static const Node *link(const Node *A, const Node *B);
  static const Node *meet(const Node *A, const Node *B,
                          llvm::function_ref<JoinObject> Join);
  static const Node *common(const Node *A, const Node *B);
  static const Node *pair(const Node *Branch, const Node *Left,
                          const Node *Right);
  static bool fits(const Node *Branch, unsigned Key);
  static void collect(const Node *N, Entries &Result);
  void assign(const Place &P, llvm::ArrayRef<Entry> Known);

  const Node *Root = nullptr;
};

/// Makes the nodes, each once.
template <class T> class PlaceMap<T>::Factory {
public:
  const Node *leaf(unsigned Key, llvm::ArrayRef<Entry> Known);
  const Node *branch(unsigned Key, unsigned Bit, const Node *Left,
                     const Node *Right);

private:
  struct Info {
    static const Node *getEmptyKey() {
      return llvm::DenseMapInfo<const Node *>::getEmptyKey();
    }
    static const Node *getTombstoneKey() {
      return llvm::DenseMapInfo<const Node *>::getTombstoneKey();
    }
    static unsigned getHashValue(const Node *N) { return N->Hash; }
    static bool isEqual(const Node *A, const Node *B);
  };
  const Node *unique(const Node &N);

  llvm::BumpPtrAllocator Memory;
  /// By themselves.
  llvm::DenseMap<const Node *, const Node *, Info> Nodes;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_PLACEMAP_H
