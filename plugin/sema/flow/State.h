// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is known at one point of a function. States are copied and compared at
// every edge of the CFG, so they are three pointers (PlaceMap.h). Tests:
// test/compare.

#ifndef ZEROIZE_SEMA_FLOW_STATE_H
#define ZEROIZE_SEMA_FLOW_STATE_H

#include "sema/flow/PlaceMap.h"

#include <optional>

namespace zeroize {

/// A set of places that exists once.
class Targets {
public:
  explicit Targets(const Places &Ps);
  Places::iterator begin() const { return All->begin(); }
  Places::iterator end() const { return All->end(); }
  size_t size() const { return All->size(); }
  operator const Places &() const { return *All; }
  bool operator==(Targets O) const { return All == O.All; }
  /// Once for each set.
  const void *id() const { return All; }

private:
  friend class PlaceTable;
  explicit Targets(const Places *All) : All(All) {}
  const Places *All;
};

/// A pointer that may lead to more than so many objects is not followed to the
/// further ones.
inline constexpr size_t MaxTargets = 64;

struct State {
  /// What an object holds; null: overwritten by something public. Such an entry
  /// stands only where the whole that it is a part of holds a secret.
  PlaceMap<const Fact *> Contents;
  PlaceMap<Targets> Pointers;
  /// A set: secrets by declaration, and others, that hold nothing but bytes
  /// that are known to be public.
  PlaceMap<const Fact *> Wiped;

  /// By the entry for \p P or for what it is a part of.
  const Fact *holds(const Place &P) const;
  /// By that or by one for a part of it.
  const Fact *holdsAny(const Place &P) const;
  /// \p P holds a secret, and may hold other things as well.
  void setSecret(const Place &P, const Fact *F) { Contents.set(P, F); }
  /// All of \p P was overwritten by something public.
  void setPublic(const Place &P);
  /// All of \p P was overwritten by something that \p F is true of.
  void replaceBy(const Place &P, const Fact *F) { Contents.replace(P, F); }
  /// The same, unless something else is known of it.
  void keepPublic(const Place &P) {
    if (!Contents.count(P) && holds(P))
      Contents.set(P, nullptr);
  }
  /// Parts of \p P that were overwritten count no more; true if there were any.
  bool forgetPublic(const Place &P);
  void setWiped(const Place &P) { Wiped.set(P, nullptr); }
  bool isWiped(const Place &P) const { return !Wiped.empty() && isWipedOf(P); }
  /// \p P was written to, or may have been.
  void touch(const Place &P);
  /// The object of \p P is a new one.
  void forget(const Place &P);
  /// The pointer at \p P may lead to \p To as well; if nothing was known, to
  /// what it leads to first of all if \p KeepsOld.
  void addTargets(const Place &P, const Places &To, bool KeepsOld = false);
  /// The pointer at \p P leads to \p To.
  void setTargets(const Place &P, const Places &To);

  /// True if anything was new.
  bool join(const State &Other);
  bool operator==(const State &O) const {
    return Contents == O.Contents && Pointers == O.Pointers && Wiped == O.Wiped;
  }

private:
  bool isWipedOf(const Place &P) const;
};

/// Numbers of objects, paths and sets of places: what exists once. There is one
/// table at a time, the analysis's.
class PlaceTable {
public:
  PlaceTable();
  ~PlaceTable();
  static PlaceTable &get() { return *Current; }

  const Path::Node *extend(const Path::Node *Parent,
                           const clang::FieldDecl *Step);
  const Places *unique(const Places &Ps);
  /// What is in either, but no more than MaxTargets.
  Targets unite(Targets A, Targets B);
  /// The number of an object; makes one.
  unsigned numberOf(const void *Base) {
    return Numbers.try_emplace(Base, Numbers.size()).first->second;
  }
  std::optional<unsigned> findNumber(const void *Base) const {
    auto It = Numbers.find(Base);
    if (It == Numbers.end())
      return std::nullopt;
    return It->second;
  }

  PlaceMap<const Fact *>::Factory Contents;
  PlaceMap<Targets>::Factory Pointers;
  /// Nodes that were looked at or made: the work that states are.
  uint64_t Work = 0;
  /// Pointers lead to more than MaxTargets objects.
  bool TargetsDropped = false;

private:
  struct PlacesInfo {
    static const Places *getEmptyKey() {
      return llvm::DenseMapInfo<const Places *>::getEmptyKey();
    }
    static const Places *getTombstoneKey() {
      return llvm::DenseMapInfo<const Places *>::getTombstoneKey();
    }
    static unsigned getHashValue(const Places *Ps) {
      uint64_t Hash = 0;
      for (const Place &P : *Ps)
        Hash = mixed(mixed(Hash, uintptr_t(P.Base)), P.Steps.number());
      return Hash;
    }
    static bool isEqual(const Places *A, const Places *B) {
      return A == B ||
             (A != getEmptyKey() && A != getTombstoneKey() &&
              B != getEmptyKey() && B != getTombstoneKey() && *A == *B);
    }
  };

  static PlaceTable *Current;
  PlaceTable *Outer;
  llvm::BumpPtrAllocator Memory;
  llvm::SpecificBumpPtrAllocator<Places> PlacesMemory;
  llvm::DenseMap<const void *, unsigned> Numbers;
  llvm::DenseMap<std::pair<const Path::Node *, const clang::FieldDecl *>,
                 const Path::Node *>
      Paths;
  Path::Longer FromObjects;
  /// By themselves.
  llvm::DenseMap<const Places *, const Places *, PlacesInfo> Sets;
  /// Joins unite the same ones again and again.
  llvm::DenseMap<std::pair<const void *, const void *>, const Places *> United;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_STATE_H
