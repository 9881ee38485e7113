// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Elements of arrays as places of their own, where a constant says which one: a
// header that begins with a public version and goes on with a secret. An
// element is a step like a field; to all rules it looks like one without a
// name. Only arrays of numbers of moderate size: what elements that are
// pointers or records lead to stays together. So are the bytes behind a record
// at the beginning of a block. Tests: test/compare/elements.c, bytes-behind.c,
// tuples.cpp.

#ifndef ZEROIZE_SEMA_FLOW_ELEMENTS_H
#define ZEROIZE_SEMA_FLOW_ELEMENTS_H

#include "sema/flow/Place.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"

#include <optional>

namespace zeroize {

class Elements {
public:
  explicit Elements(clang::ASTContext &Ctx) : Ctx(Ctx) {}

  /// True if the elements of \p P are kept apart.
  bool areKept(const Place &P) const { return kept(P); }

  /// Element \p N of \p P.
  Place at(const Place &P, uint64_t N);
  /// The same, if it is kept apart.
  std::optional<Place> find(const Place &P, uint64_t N);

  /// Element \p N of \p P, a tuple.
  Place ofTuple(const Place &P, uint64_t N, clang::QualType Element);

  /// The bytes behind the record with which \p P begins, if \p Pointer, of a
  /// type that is no record's, leads there: `record + 1`, `block + sizeof
  /// header`. What is written there is not in the record's fields.
  std::optional<Place> behind(const clang::Expr *Pointer, const Place &P);

  /// \p P without the element that it may be: what a pointer to it may be moved
  /// to.
  Place whole(Place P) const;
  Places whole(const Places &Ps) const;

  /// The element of an array that \p E names, as the array and the number.
  struct Named {
    const clang::Expr *Array = nullptr;
    uint64_t Number = 0;
  };
  std::optional<Named> named(const clang::Expr *E) const;

  /// Those of \p At that \p Bytes bytes from \p Pointer on cover, if it is
  /// `array` or `array + 3` or `&array[3]`; nothing if that is not known, or if
  /// they are too many.
  std::optional<Places> covered(const clang::Expr *Pointer, const Places &At,
                                uint64_t Bytes);

private:
  clang::ASTContext &Ctx;
  clang::RecordDecl *Owner = nullptr;
  llvm::DenseMap<std::pair<const clang::Type *, unsigned>, clang::FieldDecl *>
      Known;
  std::map<std::pair<const void *, uint64_t>, clang::FieldDecl *> OfTuples;
  clang::FieldDecl *Behind = nullptr;
  /// What indices are, if they are constants: loops come by again.
  mutable llvm::DenseMap<const clang::Expr *, std::optional<uint64_t>> Indices;

  const clang::ConstantArrayType *kept(const Place &P) const;
  Place step(const Place &P, clang::QualType Element, uint64_t N);
  std::optional<uint64_t> index(const clang::Expr *E) const;

  clang::FieldDecl *newField(clang::QualType T);
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_ELEMENTS_H
