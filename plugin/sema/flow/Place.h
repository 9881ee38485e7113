// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words of the flow analysis: places in memory, and facts about what is
// secret. What is known of places at one point of a function is in State.h.
// Tests: test/compare.

#ifndef ZEROIZE_SEMA_FLOW_PLACE_H
#define ZEROIZE_SEMA_FLOW_PLACE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/SmallVector.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zeroize {

/// Why something is secret: a chain of steps back to a declaration. Facts live
/// as long as the analysis.
struct Fact {
  /// What a number tells of the secret; ordered. Of memory only, an expression
  /// yields plain facts: Gathered.cpp.
  enum Telling {
    All,
    Difference, // zero, or not, as two things are equal or not
    Gathered,   // several of these, so that no single one shows
    Outcome     // the same, and there is no more to come
  };
  const clang::NamedDecl *Declared = nullptr; // the first of a chain only
  clang::SourceLocation Loc;
  std::string Into; // what it flowed into
  const Fact *From = nullptr;
  unsigned Length = 0; // of the chain behind it
  Telling Tells = All;
  const Fact *Plain = nullptr; // the same fact, if it does not tell all

  const Fact *plain() const { return Plain ? Plain : this; }
  /// Of two facts about one place, the one that tells more; either may be null.
  static const Fact *worse(const Fact *A, const Fact *B) {
    return !A || (B && B->Tells < A->Tells) ? B : A;
  }
};

/// The type of what the step \p F leads to, from something of type \p T.
clang::QualType typeBehind(clang::QualType T, const clang::FieldDecl *F);

/// Steps from an object: a field, or null for what the pointer there leads to.
/// Each path exists once (PlaceTable), so copies are pointers and so are
/// comparisons.
class Path {
public:
  struct Node;
  /// One step further, what was asked for last: to what is pointed to, and to
  /// fields, each where its address says.
  struct Longer {
    const Node *Pointee = nullptr, *Members[4] = {};
    const Node *&member(const clang::FieldDecl *F) {
      return Members[(uintptr_t(F) >> 4 ^ uintptr_t(F) >> 7) % 4];
    }
  };
  struct Node {
    const Node *Parent;
    unsigned Number; // in the order of making, from 1 on
    llvm::ArrayRef<const clang::FieldDecl *> Steps;
    /// The paths of the first one, two and more steps; the last is this one.
    llvm::ArrayRef<const Node *> Prefixes;
    /// How many steps there are up to the last one through a pointer.
    unsigned ToPointee;
    /// Behind a field the type is the same, whatever the object; before it
    /// there is none.
    bool HasField;
    clang::QualType Type;
    /// If that is known and a pointer leads there.
    const clang::RecordDecl *Record;
    mutable Longer Next;
  };

  Path() = default;
  bool empty() const { return !N; }
  size_t size() const { return N ? N->Steps.size() : 0; }
  const clang::FieldDecl *back() const { return N->Steps.back(); }
  const clang::FieldDecl *operator[](size_t I) const { return N->Steps[I]; }
  llvm::ArrayRef<const clang::FieldDecl *> steps() const {
    return N ? N->Steps : llvm::ArrayRef<const clang::FieldDecl *>();
  }
  auto begin() const { return steps().begin(); }
  auto end() const { return steps().end(); }
  auto rbegin() const { return steps().rbegin(); }
  auto rend() const { return steps().rend(); }
  void push_back(const clang::FieldDecl *F);
  void pop_back() { N = N->Parent; }
  unsigned number() const { return N ? N->Number : 0; }
  /// The path that is a step longer, if it is at hand; else an empty one.
  Path known(const clang::FieldDecl *F) const {
    Longer &Next = N ? N->Next : *OfObjects;
    Path Result;
    Result.N = F ? Next.member(F) : Next.Pointee;
    return F && Result.N && Result.N->Steps.back() != F ? Path() : Result;
  }
  /// The first \p Size steps.
  Path first(size_t Size) const {
    Path Result;
    Result.N = Size ? N->Prefixes[Size - 1] : nullptr;
    return Result;
  }
  bool startsWith(Path O) const {
    return !O.N || (size() >= O.size() && N->Prefixes[O.size() - 1] == O.N);
  }
  /// How many steps there are up to the last one through a pointer; 0: none is.
  size_t toPointee() const { return N ? N->ToPointee : 0; }
  bool hasPointee() const { return toPointee() != 0; }
  /// The record that a pointer leads to there, if that is so in every object.
  const clang::RecordDecl *record() const { return N ? N->Record : nullptr; }
  /// Null before the first field.
  const clang::QualType *type() const {
    return N && N->HasField ? &N->Type : nullptr;
  }
  bool operator==(Path O) const { return N == O.N; }
  bool operator!=(Path O) const { return N != O.N; }
  bool operator<(Path O) const { return number() < O.number(); }

private:
  friend class PlaceTable;
  /// Of the table that there is.
  static Longer *OfObjects;
  const Node *N = nullptr;
};

/// A piece of memory: an object, and steps from it. The elements of an array
/// are one place, but for those of numbers that are addressed by a constant
/// (Elements.h); all that a pointer of unknown value leads to is one place.
struct Place {
  /// VarDecl, FunctionDecl, or the expression that makes an object without a
  /// name (a call that allocates, a compound literal, a temporary).
  const void *Base = nullptr;
  clang::QualType BaseType;
  /// Base is a declaration, not an expression.
  bool IsDecl = false;
  Path Steps;

  bool operator<(const Place &O) const {
    return Base != O.Base ? Base < O.Base : Steps < O.Steps;
  }
  bool operator==(const Place &O) const {
    return Base == O.Base && Steps == O.Steps;
  }
  bool operator!=(const Place &O) const { return !(*this == O); }
  static Place of(const clang::ValueDecl *D) {
    return {D, D->getType(), /*IsDecl=*/true, {}};
  }
  /// The object without a name that \p E makes.
  static Place temporary(const clang::Expr *E) {
    return {E, E->getType(), /*IsDecl=*/false, {}};
  }
  /// Linked structures go on for ever, so their third record of a type is the
  /// second one; and nothing is deeper than some steps.
  Place step(const clang::FieldDecl *F) const {
    if (Path P = Steps.known(F);
        !P.empty() && P.size() <= (F ? MaxSteps : RecordSteps - 1))
      return {Base, BaseType, IsDecl, P};
    return makeStep(F);
  }
  Place pointee() const { return step(nullptr); }
  /// True if \p P is this place or a part of it, not behind a pointer.
  bool contains(const Place &P) const {
    return P.Base == Base && P.Steps.startsWith(Steps) &&
           P.Steps.toPointee() <= Steps.size();
  }
  clang::QualType type() const;
  /// The function that this is; null for all else.
  const clang::FunctionDecl *function() const;

private:
  /// Where places end; from how many steps on a record may be a repetition.
  static constexpr unsigned MaxSteps = 14, RecordSteps = 5;
  Place makeStep(const clang::FieldDecl *F) const;
};

/// True if \p P is a part of \p T, or what it leads to.
inline bool isBelow(const Place &P, const Place &T) {
  return P.Base == T.Base && P.Steps.startsWith(T.Steps);
}

/// Tables of places are asked all the time: LLVM's hashes, made for any data,
/// take longer than all else that these do.
inline uint64_t mixed(uint64_t Hash, uint64_t Part) {
  Hash = (Hash ^ Part) * 0x9E3779B97F4A7C15;
  return Hash ^ (Hash >> 32);
}

/// A set of places: mostly of one, so it is a sorted vector.
class Places {
public:
  using value_type = Place;
  using iterator = const Place *;
  using const_iterator = const Place *;

  Places() = default;
  Places(std::initializer_list<Place> L) { insert(L.begin(), L.end()); }
  iterator begin() const { return All.begin(); }
  iterator end() const { return All.end(); }
  size_t size() const { return All.size(); }
  bool empty() const { return All.empty(); }
  void clear() { All.clear(); }
  size_t count(const Place &P) const;
  std::pair<iterator, bool> insert(const Place &P) {
    if (!All.empty() && !(All.back() < P))
      return insertBefore(P);
    All.push_back(P);
    return {std::prev(All.end()), true};
  }
  template <class It> void insert(It From, It To) {
    for (; From != To; ++From)
      insert(*From);
  }
  void merge(const Places &O) {
    if (O.size() < 2)
      insert(O.begin(), O.end());
    else
      mergeSorted(O);
  }
  bool operator==(const Places &O) const { return All == O.All; }
  bool operator!=(const Places &O) const { return All != O.All; }

private:
  std::pair<iterator, bool> insertBefore(const Place &P);
  void mergeSorted(const Places &O);
  llvm::SmallVector<Place, 1> All;
};

/// What an expression yields.
struct Value {
  /// Not null: the value itself depends on a secret.
  const Fact *Secret = nullptr;
  /// Where it points to, if it is a pointer.
  Places Targets;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_PLACE_H
