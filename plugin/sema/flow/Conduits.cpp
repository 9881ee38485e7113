// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Conduits.h. A record with secret fields, or a pointer to one, is called a
// handle here. What is not listed makes the function worth an analysis.

#include "sema/flow/Conduits.h"
#include "sema/Signatures.h"

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace zeroize {

bool Conduit::isHandle(QualType T) {
  return !isa<BuiltinType, EnumType, FunctionType>(T.getCanonicalType()) &&
         Types.kindOfType(T) != SecretKind::None;
}

bool Conduit::isHandle(const Expr *E) { return E && isHandle(E->getType()); }

/// A function pointer is read from \p E.
void Conduit::notePointer(const Expr *E) {
  const ValueDecl *D = calledDecl(E);
  const auto *V = dyn_cast_or_null<VarDecl>(D);
  if (!D)
    Uses = true;
  else if (!V || V->hasGlobalStorage())
    Pointers.push_back(D);
}

bool Conduit::usesCast(const Stmt *S) {
  const auto *Cast = cast<CastExpr>(S);
  const Expr *From = Cast->getSubExpr();
  if (Cast->getCastKind() == CK_LValueToRValue &&
      Cast->getType()->isFunctionPointerType())
    notePointer(From);
  switch (Cast->getCastKind()) {
  case CK_LValueToRValue:
  case CK_NoOp:
  case CK_ArrayToPointerDecay:
  case CK_PointerToBoolean:
  case CK_ToVoid:
    return false;
  default:
    return isHandle(From); // bytes of it
  }
}

bool Conduit::usesOperands(const Stmt *S) {
  if (const auto *U = dyn_cast<UnaryOperator>(S)) {
    UnaryOperatorKind Op = U->getOpcode();
    return Op != UO_AddrOf && Op != UO_Deref && Op != UO_LNot &&
           Op != UO_Extension && isHandle(U->getSubExpr());
  }
  const auto *B = cast<BinaryOperator>(S);
  if (B->isEqualityOp() || B->isLogicalOp())
    return false;
  if (B->getOpcode() == BO_Assign && B->getType()->isPointerType())
    return isHandle(B->getRHS()) && !isHandle(B->getLHS());
  return isHandle(B->getLHS()) || isHandle(B->getRHS());
}

/// A parameter of such a type says what its function expects.
bool Conduit::usesArguments(const CallExpr *Call) {
  Callee = Call->getCallee()->IgnoreParenImpCasts();
  if (Call->getType()->isFunctionPointerType())
    return true;
  const FunctionDecl *F = Call->getDirectCallee();
  if (!F)
    notePointer(Call->getCallee());
  for (unsigned I = 0; I < Call->getNumArgs(); ++I)
    if (isHandle(Call->getArg(I)) &&
        !(F && I < F->getNumParams() &&
          Types.kindOf(F->getParamDecl(I)) != SecretKind::None))
      return true;
  return false;
}

void Conduit::see(const Stmt *S) {
  if (Uses)
    return;
  switch (S->getStmtClass()) {
  case Stmt::DeclRefExprClass:
    // Who is handed a function may call it with a secret.
    if (S != Callee && isa<FunctionDecl>(cast<DeclRefExpr>(S)->getDecl()))
      Uses = true;
    break;
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
    Uses |= usesCast(S);
    break;
  case Stmt::UnaryOperatorClass:
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    Uses |= usesOperands(S);
    break;
  case Stmt::MemberExprClass: {
    const auto *M = cast<MemberExpr>(S);
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    // Its other members may be the secret.
    Uses |= F && F->getParent()->isUnion() && isHandle(M->getBase());
    break;
  }
  case Stmt::CallExprClass:
    Uses |= usesArguments(cast<CallExpr>(S));
    break;
  case Stmt::ConditionalOperatorClass:
  case Stmt::InitListExprClass:
    Uses |= isHandle(cast<Expr>(S));
    break;
  case Stmt::ArraySubscriptExprClass:
  case Stmt::BreakStmtClass:
  case Stmt::CaseStmtClass:
  case Stmt::CharacterLiteralClass:
  case Stmt::CompoundStmtClass:
  case Stmt::ConstantExprClass:
  case Stmt::ContinueStmtClass:
  case Stmt::DeclStmtClass:
  case Stmt::DefaultStmtClass:
  case Stmt::DoStmtClass:
  case Stmt::FloatingLiteralClass:
  case Stmt::ForStmtClass:
  case Stmt::GotoStmtClass:
  case Stmt::IfStmtClass:
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::IntegerLiteralClass:
  case Stmt::LabelStmtClass:
  case Stmt::NullStmtClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::ParenExprClass:
  case Stmt::ReturnStmtClass:
  case Stmt::StringLiteralClass:
  case Stmt::SwitchStmtClass:
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::WhileStmtClass:
    break;
  default:
    Uses = true;
  }
}

} // namespace zeroize
