// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What unary and binary operators yield and do: assignments, arithmetic whose
// time or width tells of a secret. Tests: test/compare.

#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/Operations.h"

#include "clang/AST/Expr.h"
#include "clang/Basic/TargetInfo.h"

using namespace clang;

namespace zeroize {

Value FlowAnalysis::evaluateUnary(const UnaryOperator *E, State &S) {
  switch (E->getOpcode()) {
  case UO_AddrOf: {
    Value V;
    if (const auto *R = dyn_cast<DeclRefExpr>(E->getSubExpr()->IgnoreParens()))
      if (const auto *F = dyn_cast<FunctionDecl>(R->getDecl())) {
        V.Targets.insert(Place::of(F)); // of a member: no lvalue
        return V;
      }
    // It may be moved to the other elements.
    V.Targets = Array.whole(object(E->getSubExpr(), S));
    return V;
  }
  case UO_PreInc:
  case UO_PreDec:
  case UO_PostInc:
  case UO_PostDec: {
    Places At = locate(E->getSubExpr(), S);
    Value V;
    V.Secret = read(S, At);
    if (E->getType()->isPointerType())
      V.Targets = targets(S, At);
    return V;
  }
  case UO_Deref: {
    Places At = dereference(E->getSubExpr(), S, E);
    Value V;
    V.Secret = read(S, At);
    return V;
  }
  default: {
    Value V = evaluate(E->getSubExpr(), S);
    V.Targets.clear();
    return V;
  }
  }
}

/// True if the time of a shift of \p E's value by a number of places may depend
/// on that number: a loop where there is no barrel shifter, several
/// instructions or a call where the value is wider than a register.
static bool shiftsInTime(const Expr *E, ASTContext &Ctx) {
  const llvm::Triple &Target = Ctx.getTargetInfo().getTriple();
  switch (Target.getArch()) {
  case llvm::Triple::avr:
  case llvm::Triple::msp430:
  case llvm::Triple::m68k:
    return true;
  default:
    return Ctx.getTypeSize(E->getType()) > (Target.isArch64Bit() ? 64 : 32);
  }
}

static bool isFloating(const Expr *E) {
  return E->getType()->hasFloatingRepresentation();
}

Value FlowAnalysis::evaluateBinary(const BinaryOperator *E, State &S) {
  if (E->getOpcode() == BO_Assign) {
    SourceLocation Loc = E->getOperatorLoc();
    if (E->getType()->isRecordType()) {
      Places To = locate(E->getLHS(), S);
      copy(S, To, object(E->getRHS(), S), Loc);
      noteOverwritten(S, To, {}, E->getRHS());
      return {};
    }
    const State Before = S;
    const unsigned Age = InfosAge;
    Value V = evaluate(E->getRHS(), S), Kept = V;
    Places To = locate(E->getLHS(), S);
    if (V.Secret)
      Kept.Secret =
          telling(V.Secret, gathers({E->getOpcode(), E->getLHS(), E->getRHS()},
                                    To, S, S == Before && Age == InfosAge));
    write(S, To, Kept, Loc, E->getLHS()->getType());
    noteOverwritten(S, To, V, E->getRHS());
    return V;
  }
  if (E->getOpcode() == BO_Comma) {
    // Once more, its sides would see what they have done themselves.
    if (auto It = Known->Elements.find(E); It != Known->Elements.end())
      return It->second;
    evaluate(E->getLHS(), S);
    return evaluate(E->getRHS(), S);
  }
  if (E->isLogicalOp())
    if (std::optional<bool> Left = decided(E->getLHS());
        Left && *Left == (E->getOpcode() == BO_LOr))
      return {};
  // The left side becomes the result, in place: these are many.
  const Value R = evaluate(E->getRHS(), S);
  Value V;
  Places To;
  if (E->isCompoundAssignmentOp()) {
    To = locate(E->getLHS(), S);
    V.Secret = read(S, To);
    if (E->getType()->isPointerType())
      V.Targets = targets(S, To);
  } else {
    V = evaluate(E->getLHS(), S);
  }
  BinaryOperatorKind Op = E->getOpcode();
  // A secret on the left is a branch, and was reported as one.
  if (E->isLogicalOp()) {
    V.Secret = R.Secret;
    V.Targets.clear();
    return V;
  }
  if (!V.Secret)
    V.Secret = R.Secret;
  if (!V.Targets.empty() || !R.Targets.empty()) {
    // The address of a secret is public, and so is its distance from another.
    bool Pointers = E->getLHS()->getType()->isPointerType() &&
                    E->getRHS()->getType()->isPointerType();
    // Sums and masks of an address in an integer may lead to the object still;
    // what was divided (rounded to a page, say) leads elsewhere.
    bool Leads = !E->isMultiplicativeOp() && !E->isComparisonOp() &&
                 Op != BO_MulAssign && Op != BO_DivAssign && Op != BO_RemAssign;
    if (Pointers || !Leads ||
        !(E->getType()->isPointerType() || E->getType()->isIntegerType())) {
      V.Targets.clear();
    } else {
      V.Targets.merge(R.Targets);
      if (Op == BO_Add && E->getType()->isPointerType() &&
          !E->getType()->getPointeeType()->isRecordType())
        V = movedBehind(E, std::move(V));
    }
  }
  if (V.Secret) {
    bool Divides = Op == BO_Div || Op == BO_Rem || Op == BO_DivAssign ||
                   Op == BO_RemAssign;
    bool Computes = E->isAdditiveOp() || E->isMultiplicativeOp() ||
                    E->isCompoundAssignmentOp();
    // Shifts and masks do that; without optimization not for signed types.
    Expr::EvalResult Divisor;
    if (Divides && E->getRHS()->getType()->isUnsignedIntegerType() &&
        E->getRHS()->EvaluateAsInt(Divisor, Ctx) &&
        Divisor.Val.getInt().isPowerOf2())
      Divides = false;
    bool Shifts = R.Secret &&
                  (E->isShiftOp() || Op == BO_ShlAssign || Op == BO_ShrAssign);
    bool Slow = Shifts && shiftsInTime(E->getLHS(), Ctx);
    if (Divides || Slow || (Computes && isFloating(E)))
      if (auto B = Report.report(Rule::Latency, Diag::SecretLatency, E)) {
        *B << (isFloating(E) ? 1 : Slow ? 2 : 0);
        B.reset();
        Report.explain(Slow ? R.Secret : V.Secret);
      }
    if (E->isEqualityOp() &&
        Ctx.getTypeSize(E->getLHS()->getType()) >
            Ctx.getTypeSize(Ctx.getIntPtrType()) &&
        E->getLHS()->getType()->isIntegerType())
      if (auto B = Report.report(Rule::Width, Diag::WideComparison, E)) {
        *B << E->getLHS()->getType();
        B.reset();
        Report.explain(V.Secret);
      }
  }
  if (E->isCompoundAssignmentOp()) {
    bool Stays = To.size() == 1 && isWiped(S, *To.begin());
    Value Kept = V;
    if (V.Secret)
      Kept.Secret = telling(
          V.Secret, gathers({E->getOpcode(), E->getLHS(), E->getRHS()}, To, S));
    write(S, To, Kept, E->getOperatorLoc(), E->getLHS()->getType());
    if (Stays)
      noteOverwritten(S, To, V, E->getRHS());
  }
  return V;
}

} // namespace zeroize
