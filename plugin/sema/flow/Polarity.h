// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The rule `polarity`: results of constant-time comparisons that are taken for
// the opposite. Test: test/compare/polarity.c.

#ifndef ZEROIZE_SEMA_FLOW_POLARITY_H
#define ZEROIZE_SEMA_FLOW_POLARITY_H

#include "sema/flow/Rules.h"

namespace clang {
class ASTContext;
class FunctionDecl;
} // namespace clang

namespace zeroize {

/// True if the translation unit names any constant-time comparison that is
/// known.
/// True for those whose result can be read upside down.
bool comparesInConstantTime(const clang::FunctionDecl *F);

/// Reports in \p F's body what its name and what it returns contradict.
void checkPolarity(clang::ASTContext &Ctx, Rules &Report,
                   const clang::FunctionDecl *F);

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_POLARITY_H
