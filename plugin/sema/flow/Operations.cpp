// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Operations.h.

#include "sema/flow/Operations.h"
#include "sema/flow/Parens.h"

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace zeroize {

static bool isByte(QualType T) {
  const auto *Enum = T.getNonReferenceType()->getAsCanonical<EnumType>();
  const auto *D = Enum ? Enum->getDecl() : nullptr;
  return D && D->getIdentifier() && D->getName() == "byte" &&
         D->isInStdNamespace();
}

bool isNumber(QualType T) { return T->isIntegerType() || isByte(T); }

std::optional<Operation> operationOf(const Expr *E) {
  E = withoutCasts(E);
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return Operation{B->getOpcode(), B->getLHS(), B->getRHS()};
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
  if (!Call || Call->getNumArgs() != 2 || !Call->isInfixBinaryOp() ||
      !isByte(Call->getArg(0)->getType()))
    return std::nullopt;
  return Operation{BinaryOperator::getOverloadedOpcode(Call->getOperator()),
                   Call->getArg(0), Call->getArg(1)};
}

const Expr *withoutConversions(const Expr *E) {
  for (;;) {
    E = withoutCasts(E);
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
    if (!F || Call->getNumArgs() != 1 || !F->getIdentifier() ||
        F->getName() != "to_integer" || !F->isInStdNamespace())
      return E;
    E = Call->getArg(0);
  }
}

} // namespace zeroize
