// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recognises the variable of a comparison in constant time that is written out
// by hand: `d |= a[i] ^ b[i]`. Once all of it is gathered, whether it is zero
// is the answer that the program is after. Tests: test/compare/accumulate.c,
// accumulate-fires.c.

#ifndef ZEROIZE_SEMA_FLOW_ACCUMULATORS_H
#define ZEROIZE_SEMA_FLOW_ACCUMULATORS_H

#include "clang/AST/OperationKinds.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <set>

namespace clang {
class Expr;
class Stmt;
class VarDecl;
} // namespace clang

namespace zeroize {

using Accumulators = std::set<const clang::VarDecl *>;

/// The variable that \p E names, by a cast or not.
const clang::VarDecl *variable(const clang::Expr *E);

/// The variable by which \p E, a field, what a pointer leads to, or an address
/// of these, is reached; null if that is no variable.
const clang::VarDecl *rootOf(const clang::Expr *E);

/// True for a number that is spelled out, or several of them.
bool isConstant(const clang::Expr *E);

/// True for what may gather: a variable, a field, `*p`. Not an element: it is
/// one of many.
bool isAccumulator(const clang::Expr *E);

/// True if \p E says no more than whether two things are the same, in what
/// \p Op does to a variable with it.
bool isGathered(clang::BinaryOperatorKind Op, const clang::Expr *E);

/// std::inner_product and std::transform_reduce of differences that are
/// gathered by `|` or counted.
bool gathersInLibrary(const clang::Expr *E);

/// \p E without a sign or complement, if it is true or false under it.
const clang::Expr *withoutSign(const clang::Expr *E);

/// Zero exactly if two things are equal.
bool isDifference(const clang::Expr *E);

/// The local variables that \p Body does nothing else to than to set them to a
/// constant and to gather differences in them.
Accumulators findAccumulators(clang::Stmt *Body);

/// True if \p Condition asks whether something that \p Gathers knows is zero,
/// or one of several such things.
bool asksForZero(const clang::Expr *Condition,
                 llvm::function_ref<bool(const clang::Expr *)> Gathers);

/// True if \p E is worked out from such things and constants alone.
bool isOutcome(const clang::Expr *E,
               llvm::function_ref<bool(const clang::Expr *)> Gathers);

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_ACCUMULATORS_H
