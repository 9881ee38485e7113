// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The attribute as Clang's parser sees it: its spellings, where it may stand,
// what it may say. What it means for the declaration is plugin/sema's business.
// Tests: test/attrs.

#ifndef ZEROIZE_ATTRS_SECRETATTR_H
#define ZEROIZE_ATTRS_SECRETATTR_H

#include "clang/Basic/ParsedAttrInfo.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseSet.h"

#include <vector>

namespace clang {
class ASTContext;
class DiagnosticsEngine;
} // namespace clang

namespace zeroize {

/// `secret` attributes that found their declaration (or were rejected there):
/// what plugin/sema compares with the ones in the token stream, and how it
/// knows that a file has secrets at all.
class AttachedAttributes {
public:
  void add(clang::SourceLocation Loc);
  bool contains(clang::SourceLocation Loc) const { return Seen.contains(Loc); }
  bool any(llvm::function_ref<bool(clang::SourceLocation)> Test) const {
    return llvm::any_of(Seen, Test);
  }
  bool empty() const { return Seen.empty(); }
  clang::SourceLocation first() const { return First; }
  void clear() { *this = {}; }
  /// \p D has taken the one at \p Loc; Clang may drop it from there yet.
  void take(const clang::Decl *D, clang::SourceLocation Loc);
  /// How many stand on types: what is said of a type holds until the next.
  unsigned onTypes() const { return OnTypes; }
  /// Reports those that came after what they should have marked.
  void reportLate(clang::DiagnosticsEngine &Diags) const;

private:
  llvm::DenseSet<clang::SourceLocation> Seen;
  clang::SourceLocation First;
  unsigned OnTypes = 0;
  std::vector<std::pair<const clang::Decl *, clang::SourceLocation>> Taken;
};

/// Clang offers an attribute handler no place for its state: one set per loaded
/// plugin, cleared when a compilation begins.
AttachedAttributes &attachedAttributes();

struct SecretAttr : clang::ParsedAttrInfo {
  SecretAttr();
  bool diagAppertainsToDecl(clang::Sema &S, const clang::ParsedAttr &Attr,
                            const clang::Decl *D) const override;
  AttrHandling
  handleDeclAttribute(clang::Sema &S, clang::Decl *D,
                      const clang::ParsedAttr &Attr) const override;
};

/// Marks \p D as the attribute does, for a mark that is not written on it:
/// \p Range begins at \p D and ends where the mark is. False after an error.
bool markSecret(clang::Decl *D, clang::SourceRange Range,
                clang::ASTContext &Ctx);

} // namespace zeroize

#endif // ZEROIZE_ATTRS_SECRETATTR_H
