// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The words of the flow analysis: places in memory, facts about what is secret,
// and what is known at one point of a function. Tests: test/compare.

#ifndef ZEROIZE_SEMA_FLOW_PLACE_H
#define ZEROIZE_SEMA_FLOW_PLACE_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/SmallVector.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zeroize {

/// Why something is secret: a chain of steps back to a declaration. Facts live
/// as long as the analysis.
struct Fact {
  const clang::NamedDecl *Declared = nullptr; // the first of a chain only
  clang::SourceLocation Loc;
  std::string Into; // what it flowed into
  const Fact *From = nullptr;
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
  /// A field, or null for what the pointer there leads to.
  std::vector<const clang::FieldDecl *> Steps;

  bool operator<(const Place &O) const {
    return Base != O.Base ? Base < O.Base : Steps < O.Steps;
  }
  bool operator==(const Place &O) const {
    return Base == O.Base && Steps == O.Steps;
  }
  bool operator!=(const Place &O) const { return !(*this == O); }
  Place step(const clang::FieldDecl *F) const {
    Place P = *this;
    // Linked structures would go on for ever.
    if (P.Steps.size() < 6)
      P.Steps.push_back(F);
    return P;
  }
  Place pointee() const { return step(nullptr); }
  /// True if \p P is this place or a part of it, not behind a pointer.
  bool contains(const Place &P) const {
    if (P.Base != Base || P.Steps.size() < Steps.size())
      return false;
    for (size_t I = 0; I < P.Steps.size(); ++I)
      if (I < Steps.size() ? P.Steps[I] != Steps[I] : !P.Steps[I])
        return false;
    return true;
  }
  clang::QualType type() const;
};

using Places = std::set<Place>;

/// What an expression yields.
struct Value {
  /// Not null: the value itself depends on a secret.
  const Fact *Secret = nullptr;
  /// Where it points to, if it is a pointer.
  Places Targets;
};

/// What is known at one point of a function.
struct State {
  /// Null: overwritten by something public.
  std::map<Place, const Fact *> Contents;
  std::map<Place, Places> Pointers;
  /// Secrets by declaration that hold nothing but public bytes here.
  std::set<Place> Wiped;

  /// True if anything was new.
  bool join(const State &Other);
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_PLACE_H
