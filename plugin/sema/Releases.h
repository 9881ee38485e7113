// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that the program itself, or a sidecar, declares to release a block,
// told to plugin/ir. Tests: test/sema/releases.c, test/sidecar/release.c.

#ifndef ZEROIZE_SEMA_RELEASES_H
#define ZEROIZE_SEMA_RELEASES_H

#include "llvm/ADT/StringRef.h"

namespace clang {
class DeclContext;
class FunctionDecl;
} // namespace clang

namespace zeroize {

/// Writes down what \p F says about releasing: of itself (`ownership_takes`),
/// or of another function (`malloc(f)`). Once per declaration.
void attachReleases(clang::FunctionDecl *F);

/// The same for all functions that \p DC declares so far.
void attachReleases(clang::DeclContext *DC);

/// That \p F releases the block that its argument number \p Argument, from 1,
/// points to. \p Family: Annotations.h.
void attachRelease(clang::FunctionDecl *F, unsigned Argument,
                   llvm::StringRef Family);

/// The argument of which \p F was found to release the block, from 1; 0: none.
unsigned releasedArgument(const clang::FunctionDecl *F);

} // namespace zeroize

#endif // ZEROIZE_SEMA_RELEASES_H
