// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is computed where an expression of numbers stands, whether the language
// does it or a function of the C++ library: std::byte is a number whose
// operators are functions. Test: test/compare/accumulate-bytes.cpp.

#ifndef ZEROIZE_SEMA_FLOW_OPERATIONS_H
#define ZEROIZE_SEMA_FLOW_OPERATIONS_H

#include "clang/AST/OperationKinds.h"
#include "clang/AST/Type.h"

#include <optional>

namespace zeroize {

/// True for integers and std::byte.
bool isNumber(clang::QualType T);

struct Operation {
  clang::BinaryOperatorKind Op;
  const clang::Expr *Left, *Right;
};

/// What \p E computes of two numbers, if that is what it does.
std::optional<Operation> operationOf(const clang::Expr *E);

/// \p E without parentheses and conversions, std::to_integer among them.
const clang::Expr *withoutConversions(const clang::Expr *E);

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_OPERATIONS_H
