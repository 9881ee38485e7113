// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that the program itself declares to release a block, told to
// plugin/ir. Test: test/sema/releases.c.

#ifndef ZEROIZE_SEMA_RELEASES_H
#define ZEROIZE_SEMA_RELEASES_H

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

} // namespace zeroize

#endif // ZEROIZE_SEMA_RELEASES_H
