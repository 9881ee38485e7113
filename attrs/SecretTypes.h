// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the attribute means on a type: which bytes of an object of that type are
// secret. Knows the language's rules (DESIGN: "The language") and nothing of
// code generation. Tests: test/sema/annotations.c, contracts.cpp.

#ifndef ZEROIZE_ATTRS_SECRETTYPES_H
#define ZEROIZE_ATTRS_SECRETTYPES_H

#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class LambdaCapture;
class RecordDecl;
class ValueDecl;
} // namespace clang

namespace zeroize {

/// Ordered: an object with secret bytes of its own is secret storage, whatever
/// it points to.
enum class SecretKind { None, Pointee, Storage };

/// Why the attribute is meaningless on a type; the numbers are those of
/// Diag::AttrType's select.
enum class TypeProblem { Function, Incomplete, Void, Block, Member, None };

/// What `secret` on a declaration of type \p T means.
SecretKind kindOfMark(clang::QualType T);

/// Why `secret` on a declaration of type \p T means nothing.
TypeProblem problemOfMark(clang::QualType T);

/// Answers by type; remembers records, so it lives as long as the translation
/// unit.
class SecretTypes {
public:
  /// What an object of type \p T is by its type alone: a typedef or a record
  /// that is marked, or a record with a secret field.
  SecretKind kindOfType(clang::QualType T);

  /// What \p D is by its own mark or by its type. For a function: what it
  /// returns.
  SecretKind kindOf(const clang::ValueDecl *D);

  /// What a closure's field is that holds the captured variable.
  SecretKind kindOfCapture(const clang::LambdaCapture &C);

  /// A record has been completed: what was said of those that mention it may be
  /// wrong now.
  void forget() { Known.clear(); }

private:
  using RecordKinds = llvm::DenseMap<const clang::RecordDecl *, SecretKind>;

  SecretKind kindOfType(clang::QualType T, RecordKinds &Query);
  SecretKind kindOfRecord(const clang::RecordDecl *R, RecordKinds &Query);
  SecretKind kindOfFields(const clang::RecordDecl *Def, RecordKinds &Query);

  RecordKinds Known;
};

} // namespace zeroize

#endif // ZEROIZE_ATTRS_SECRETTYPES_H
