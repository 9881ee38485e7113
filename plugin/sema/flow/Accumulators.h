// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recognises the variable of a comparison in constant time that is written out
// by hand: `d |= a[i] ^ b[i]`. Once all of it is gathered, whether it is zero
// is the answer that the program is after. Tests: test/compare/accumulate.c,
// accumulate-fires.c.

#ifndef ZEROIZE_SEMA_FLOW_ACCUMULATORS_H
#define ZEROIZE_SEMA_FLOW_ACCUMULATORS_H

#include "llvm/ADT/STLFunctionalExtras.h"

#include <set>

namespace clang {
class Expr;
class Stmt;
class VarDecl;
} // namespace clang

namespace zeroize {

using Accumulators = std::set<const clang::VarDecl *>;

/// The local variables that \p Body does nothing else to than to set them to a
/// constant and to gather differences in them.
Accumulators findAccumulators(clang::Stmt *Body);

/// True if \p Condition asks whether a variable that \p Gathers knows is zero.
bool asksForZero(const clang::Expr *Condition,
                 llvm::function_ref<bool(const clang::VarDecl *)> Gathers);

/// True if \p E is worked out from such variables and constants alone.
bool isOutcome(const clang::Expr *E,
               llvm::function_ref<bool(const clang::VarDecl *)> Gathers);

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_ACCUMULATORS_H
