// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads and writes the words of Annotations.h on Clang declarations, where they
// are AnnotateAttrs. Other people's annotations on the same declaration are
// left alone. Tests: test/attrs, test/sema.

#ifndef ZEROIZE_ATTRS_SECRETMARKS_H
#define ZEROIZE_ATTRS_SECRETMARKS_H

#include "llvm/ADT/StringRef.h"

namespace clang {
class AnnotateAttr;
class Decl;
class SourceLocation;
} // namespace clang

namespace zeroize {

/// The annotation on \p D that says `secret`, as written or as resolved by
/// sema; null if none.
const clang::AnnotateAttr *findSecretMark(const clang::Decl *D);

/// The annotation on \p D that starts with \p Prefix; null if none.
const clang::AnnotateAttr *findAnnotation(const clang::Decl *D,
                                          llvm::StringRef Prefix);

/// The mark that is written on \p D itself and not resolved yet; null if none.
const clang::AnnotateAttr *findWrittenMark(const clang::Decl *D);

/// True if this very declaration or another one of the same entity is marked.
bool isMarkedSecret(const clang::Decl *D);

/// The line of a sidecar that marks \p D or its type; invalid if none does.
clang::SourceLocation sidecarLine(const clang::Decl *D);

/// Leaves exactly one annotation of ours on \p D, with the text \p Word; an
/// empty word leaves none. Does nothing if that is how it is.
void setAnnotation(clang::Decl *D, llvm::StringRef Word);

} // namespace zeroize

#endif // ZEROIZE_ATTRS_SECRETMARKS_H
