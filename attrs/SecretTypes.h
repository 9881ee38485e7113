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

/// True if one of the names by which \p T goes is marked: a typedef's, or an
/// alias template's.
bool hasMarkedName(clang::QualType T);

/// Answers by type; remembers types and records, so it lives as long as the
/// translation unit.
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

  /// Something was marked: what was said of types that mention it may be wrong
  /// now.
  void forget() {
    ++Age;
    Known.clear();
    KnownTypes.clear();
  }

  /// A record has been completed, or a function was marked: what was said of
  /// types that relied on all they mention being complete is still true.
  void complete() { ++Age; }

  /// As long as it stays the same, so do all answers about types.
  unsigned age() { return upToDate(), Age; }

  /// The file is read and all its marks are resolved: from here on what is said
  /// of a declaration stays true as well.
  void freeze() { Frozen = true; }

  /// No code will be generated: what a declaration's type says by itself need
  /// not be written on it. Each attribute makes Clang slower wherever it looks
  /// for one.
  void omitWords() { OmitsWords = true; }
  bool omitsWords() const { return OmitsWords; }
  bool omits(const clang::Decl *D) const;

  /// The letters of a contract that was not written on \p F; may be none.
  void rememberContract(const clang::FunctionDecl *F, llvm::StringRef Letters) {
    Contracts[F] = Letters.empty() ? 0 : Letters.front();
  }
  char resultLetter(const clang::FunctionDecl *F) const {
    return Contracts.lookup(F);
  }

private:
  struct RecordKind {
    SecretKind Kind = SecretKind::None;
    /// Relies on something incomplete, as of that age.
    bool Preliminary = false;
    unsigned Age = 0;
  };
  struct Query {
    llvm::DenseMap<const clang::RecordDecl *, SecretKind> Open;
    /// Its answer may change without anybody telling.
    bool Preliminary = false;
  };

  SecretKind kindOfType(clang::QualType T, Query &Q);
  SecretKind kindOfRecord(const clang::RecordDecl *R, Query &Q);
  SecretKind kindOfFields(const clang::RecordDecl *Def, Query &Q);
  SecretKind computeKindOf(const clang::ValueDecl *D);
  void upToDate();

  llvm::DenseMap<const clang::RecordDecl *, RecordKind> Known;
  /// By the type as it is written: typedefs are where marks hide.
  llvm::DenseMap<const clang::Type *, SecretKind> KnownTypes;
  llvm::DenseMap<const clang::ValueDecl *, SecretKind> KnownDecls;
  unsigned Age = 0, MarksSeen = 0;
  bool Frozen = false, OmitsWords = false;
  llvm::DenseMap<const clang::FunctionDecl *, char> Contracts;
};

} // namespace zeroize

#endif // ZEROIZE_ATTRS_SECRETTYPES_H
