// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What calls do. In this order: an annotated signature is believed; a body is
// followed into; functions.def says it; nobody knows it, and then a secret that
// goes in is a warning.

#include "attrs/Annotations.h"
#include "attrs/SecretMarks.h"
#include "sema/Contracts.h"
#include "sema/Releases.h"
#include "sema/Signatures.h"
#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/LibraryKinds.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace zeroize {

static bool isPointerLike(const Expr *E) {
  QualType T = E->getType();
  return T->isPointerType() || T->isArrayType();
}

/// A secret that \p Arg is or leads to.
const Fact *FlowAnalysis::secretOf(const Expr *Arg, State &S) {
  if (Arg->isGLValue() || Arg->getType()->isRecordType())
    return contents(S, object(Arg, S));
  Value V = argument(Arg, S);
  if (V.Secret)
    return V.Secret;
  return isPointerLike(Arg) ? contents(S, V.Targets) : nullptr;
}

/// The name by which functions.def knows \p F; empty for what is not global.
static StringRef knownName(const FunctionDecl *F) {
  // A template of the library's shares no more than the name: std::getline.
  if (!F->getIdentifier() || isa<CXXMethodDecl>(F) ||
      (F->isInStdNamespace() && F->isTemplateInstantiation()))
    return "";
  StringRef Name = F->getName();
  if (Name.consume_front("__builtin_"))
    if (Name.consume_front("__"))
      Name.consume_back("_chk");
  return Name;
}

static bool hasContract(const FunctionDecl *F, SecretTypes &Types) {
  if (Types.kindOf(F) != SecretKind::None)
    return true;
  return llvm::any_of(F->parameters(), [&](const ParmVarDecl *P) {
    return Types.kindOf(P) != SecretKind::None;
  });
}

const FlowAnalysis::CalleeInfo &FlowAnalysis::infoOf(const FunctionDecl *F) {
  std::unique_ptr<CalleeInfo> &Info = Callees[F];
  if (Info)
    return *Info;
  Info = std::make_unique<CalleeInfo>();
  Info->Name = knownName(F);
  Info->Known =
      findKnownFunction(std::string_view(Info->Name.data(), Info->Name.size()));
  Info->HasContract = hasContract(F, Types);
  Info->NamesOnlyRecords = namesOnlyRecords(F, Types);
  Info->IsStandard = F->isInStdNamespace();
  Info->IsSystem = Ctx.getSourceManager().isInSystemHeader(F->getLocation());
  Info->Declassifies = findAnnotation(F, Declassify) != nullptr;
  Info->MemoryFunction = F->getMemoryFunctionKind();
  Info->Builtin = F->getBuiltinID();
  Info->Releases = releasedArgument(F);
  return *Info;
}

Value FlowAnalysis::call(const CallExpr *E, State &S) {
  const FunctionDecl *F = E->getDirectCallee();
  Operands Args(E->arg_begin(), E->arg_end());
  Places This;
  const Places *Object = nullptr;
  QualType ObjectType;
  if (const auto *M = dyn_cast<CXXMemberCallExpr>(E)) {
    const Expr *O = M->getImplicitObjectArgument();
    // Not the base class that declares the method.
    ObjectType = O->IgnoreParenImpCasts()->getType();
    if (O->getType()->isPointerType())
      This = evaluate(O, S).Targets;
    else
      This = object(O, S);
    Object = &This;
  } else if (isa<CXXOperatorCallExpr>(E) && isa_and_nonnull<CXXMethodDecl>(F) &&
             !Args.empty()) {
    This = object(Args.front(), S);
    Args.erase(Args.begin());
    Object = &This;
  }
  if (!F) {
    const auto *Member =
        dyn_cast<BinaryOperator>(E->getCallee()->IgnoreParens());
    // Through a pointer to member: `(object.*f)(x)`.
    Value Callee = evaluate(
        Member && Member->isPtrMemOp() ? Member->getRHS() : E->getCallee(), S);
    Value Result;
    const bool Promised = !contractOfCallee(E->getCallee(), Types).empty();
    bool Known = false, Open = false;
    for (const Place &T : Callee.Targets) {
      const FunctionDecl *D = T.function();
      if (!D) {
        // Somebody else may have stored something there, too.
        Place Where = T;
        if (!Where.Steps.empty() && !Where.Steps.back())
          Where.Steps.pop_back();
        Open |= unmarkedStore(Where) && !S.Pointers.count(Where);
        continue;
      }
      Known = true;
      Value V;
      const CalleeInfo &Info = infoOf(D);
      const FunctionDecl *Body = nullptr;
      if (Info.HasContract)
        V = callContract(D->parameters(), D, E, Args, S);
      else if (D->hasBody(Body))
        V = callBody(Body, E, Args, S, Object);
      else if (Info.Known)
        V = callKnown(*Info.Known, E, Args, S);
      else if (Promised)
        Open = true; // the pointer says more than the function
      else
        V = callUnknown(D, E, Args, S);
      if (!Result.Secret)
        Result.Secret = V.Secret;
      Result.Targets.merge(V.Targets);
    }
    this->Known->Tells.erase(E);
    if (Known && !Open)
      return Result;
    if (Promised)
      return callContract(spelledParameters(E->getCallee()), nullptr, E, Args,
                          S);
    const ValueDecl *D = calledDecl(E->getCallee());
    Value V = callUnknown(D, E, Args, S);
    Result.Targets.merge(V.Targets);
    return Result;
  }

  const CalleeInfo &Info = infoOf(F);
  StringRef Name = Info.Name;
  if (const auto *Conversion = dyn_cast<CXXConversionDecl>(F);
      Conversion && Conversion->getParent()->isLambda() && !Args.size()) {
    const CXXMethodDecl *Called =
        Conversion->getParent()->getLambdaCallOperator();
    Value V;
    if (Called && !Called->isDependentContext())
      V.Targets.insert(Place{Called, Called->getType(), /*IsDecl=*/true, {}});
    return V;
  }
  if (Name == "expect" || Name == "expect_with_probability" ||
      Name == "unpredictable" || Name == "launder" || Name == "addressof")
    return Args.empty() ? Value() : evaluate(Args[0], S);
  // Answered by the compiler.
  if (Name == "constant_p" || Name == "object_size" ||
      Name == "dynamic_object_size")
    return {};
  if (Name == "alloca" || Name == "alloca_with_align") {
    judgeLength(Args.empty() ? nullptr : Args[0], S);
    Value V;
    V.Targets.insert(Place{E, QualType(), false, {}});
    return V;
  }
  const FunctionDecl *Body = nullptr;
  // A template of the C++ library says nothing of secrets: its arguments do.
  bool SaysOnlyTypes = Info.NamesOnlyRecords;
  if (Info.HasContract &&
      !(SaysOnlyTypes && (isStandardFunction(F) || isOfViews(F))) &&
      !(SaysOnlyTypes && F->hasBody() && Depth < 20 && !Info.IsSystem))
    return callContract(F->parameters(), F, E, Args, S);
  // Nobody has written its body: the message belongs to the comparison.
  if (F->isDefaulted() && F->isOverloadedOperator() &&
      F->getOverloadedOperator() != OO_Equal)
    return callLibrary(F, E, Args, S, Object);
  if (!Info.IsSystem && F->hasBody(Body))
    return callBody(Body, E, Args, S, Object);
  if (Info.Known && !isa<CXXMethodDecl>(F))
    return callKnown(*Info.Known, E, Args, S);
  // As a function's parameter of such a type does. A class that is secret by
  // the name by which the object calls it (`typedef SECRET std::vector<int> v`)
  // has no such fields.
  if (!ObjectType.isNull() && !Info.IsStandard && !isOfViews(F) &&
      hasSecretFields(ObjectType.getCanonicalType(), Types)) {
    const auto *M = dyn_cast<CXXMethodDecl>(F);
    if (!M || !M->isConst())
      touch(S, This);
    return callContract(F->parameters(), F, E, Args, S);
  }
  if (Info.IsStandard || isa<CXXMethodDecl>(F) || F->isOverloadedOperator())
    return callLibrary(F, E, Args, S, Object);
  if (F->hasBody(Body))
    return callBody(Body, E, Args, S, Object);
  if (Info.Builtin && !E->getType()->isPointerType()) {
    // Arithmetic of the compiler: rotates, overflow checks, vector operations.
    Value V;
    for (const Expr *A : Args)
      if (const Fact *Why = evaluate(A, S).Secret)
        V.Secret = Why;
    if (V.Secret)
      for (const Expr *A : Args)
        if (A->getType()->isPointerType())
          taint(S, evaluate(A, S).Targets, V.Secret, E->getExprLoc());
    return V;
  }
  return callUnknown(F, E, Args, S);
}

/// That \p Arg is a secret, because of \p Why if it is one, which \p F is
/// given; \p Behind: or leads to pointers to it.
void FlowAnalysis::reportEscape(const NamedDecl *F, const Expr *Arg,
                                const Fact *Why, bool Behind) {
  if (!Why)
    return;
  if (auto B = Report.report(Rule::Escape, Diag::Escapes, Arg)) {
    std::string Name = F ? F->getNameAsString() : std::string();
    *B << Behind << (Name.empty() ? "(function pointer)" : Name);
    B.reset();
    Report.explain(Why);
  }
}

Value FlowAnalysis::callUnknown(const NamedDecl *F, const Expr *E,
                                const Operands &Args, State &S) {
  const auto *Function = dyn_cast_or_null<FunctionDecl>(F);
  unsigned Released = Function ? infoOf(Function).Releases : 0;
  for (const Expr *Arg : Args) {
    if (Released && Released <= Args.size() && Arg == Args[Released - 1])
      continue;
    const Fact *Why = secretOf(Arg, S);
    if (!Why)
      Why = toBeFilled(Arg, S);
    const Fact *Reached = Why ? nullptr : reachedBy(Arg, S);
    reportEscape(F, Arg, Why ? Why : Reached, /*Behind=*/Reached);
  }
  touchTargets(S, Args);
  ArrayRef<const ParmVarDecl *> Params;
  if (Function)
    Params = Function->parameters();
  callBack(Params, E, Args, S);
  Value Result;
  if (E->getType()->isPointerType())
    Result.Targets.insert(Place{E, E->getType(), false, {}}.pointee());
  return Result;
}

bool FlowAnalysis::applyFlow(std::string_view Flow, const CallExpr *E,
                             const Operands &Args, State &S, Value &Result) {
  SmallVector<StringRef, 4> Steps;
  StringRef(Flow.data(), Flow.size()).split(Steps, ' ', -1, false);
  Place Fresh{E, QualType(), false, {}};
  // How many bytes memcpy and its kin move.
  const FunctionDecl *Callee = E->getDirectCallee();
  const Expr *Size = Callee && Args.size() > 2 && infoOf(Callee).MemoryFunction
                         ? Args[2]
                         : nullptr;
  struct Operand {
    bool Bytes = false;
    SmallVector<unsigned, 4> Numbers;
  };
  auto Parse = [&](StringRef Text) {
    Operand O;
    O.Bytes = Text.consume_front("*");
    unsigned N = 0;
    if (Text == "+") {
      const FunctionDecl *F = E->getDirectCallee();
      for (N = F ? F->getNumParams() : 0; N < Args.size(); ++N)
        O.Numbers.push_back(N + 1);
    } else if (!Text.getAsInteger(10, N)) {
      O.Numbers.push_back(N);
    }
    return O;
  };
  for (StringRef Step : Steps) {
    bool Alias = Step.contains('=');
    auto [Left, Right] = Step.split(Alias ? '=' : '<');
    Operand To = Parse(Left), From = Parse(Right);
    for (unsigned N : From.Numbers) {
      if (N == 0 || N > Args.size())
        continue;
      Value V = passed(Args[N - 1], S);
      if (From.Bytes)
        V.Targets = extent(Args[N - 1], V.Targets, Size);
      if (Alias) {
        Result.Targets.insert(V.Targets.begin(), V.Targets.end());
        continue;
      }
      const Fact *Why = From.Bytes ? contents(S, V.Targets) : V.Secret;
      for (unsigned M : To.Numbers) {
        if (M == 0 && !To.Bytes) {
          if (Why)
            Result.Secret = Why;
        } else if (M == 0) {
          if (From.Bytes)
            copy(S, {Fresh}, V.Targets, E->getExprLoc());
          else if (Why)
            S.setSecret(Fresh, newFact(Why, E->getExprLoc(), ""));
          Result.Targets.insert(Fresh);
        } else if (M <= Args.size() && To.Bytes) {
          Places At = extent(Args[M - 1], passed(Args[M - 1], S).Targets, Size);
          if (From.Bytes)
            copy(S, At, V.Targets, E->getExprLoc());
          else if (Why)
            taint(S, At, Why, E->getExprLoc());
        }
      }
    }
  }
  return true;
}

/// \p Pointer is handed to a function that uses what it leads to.
void FlowAnalysis::judgeAddress(const Expr *Pointer, State &S) {
  if (!Pointer->getType()->isPointerType())
    return;
  if (Value V = passed(Pointer, S); V.Secret)
    if (auto B = Report.report(Rule::Index, Diag::SecretIndex, Pointer)) {
      B.reset();
      Report.explain(V.Secret);
    }
}

void FlowAnalysis::judgeLength(const Expr *Size, State &S) {
  if (!Size || !Size->getType()->isIntegerType())
    return;
  if (Value N = argument(Size, S); N.Secret)
    if (auto B = Report.report(Rule::Length, Diag::SecretLength, Size)) {
      B.reset();
      Report.explain(N.Secret);
    }
}

Value FlowAnalysis::callKnown(const KnownFunction &K, const CallExpr *E,
                              const Operands &Args, State &S) {
  auto At = [&](unsigned N) -> const Expr * {
    return N && N <= Args.size() ? Args[N - 1] : nullptr;
  };
  Value Result;
  if (K.Role == KnownRole::Compare || K.Role == KnownRole::CompareConstant ||
      K.Role == KnownRole::Scan || K.Role == KnownRole::Copy ||
      K.Role == KnownRole::Wipe || K.Role == KnownRole::Duplicate)
    for (const Expr *A : Args)
      judgeAddress(A, S);
  if (K.Role != KnownRole::Compare && K.Role != KnownRole::CompareConstant &&
      K.Role != KnownRole::Wipe)
    touchTargets(S, Args);
  if (const FunctionDecl *F = E->getDirectCallee();
      F && K.Role == KnownRole::Copy && Args.size() == 3 &&
      infoOf(F).MemoryFunction)
    overwriteByCopy(Args, S);
  switch (K.Role) {
  case KnownRole::Compare: {
    const Fact *Why = nullptr;
    for (unsigned N : {K.First, K.Second})
      if (const Expr *A = At(N); A && !Why)
        Why = contents(S, passed(A, S).Targets);
    for (const Expr *A : Args)
      if (!Why && !A->getType()->isPointerType() &&
          K.Equal == WhenEqual::Pointer)
        Why = passed(A, S).Secret;
    if (Why)
      rejectComparison(K, E, Args, Why);
    if (E->getType()->isPointerType() && At(K.First))
      Result.Targets = passed(At(K.First), S).Targets;
    break;
  }
  case KnownRole::CompareConstant:
    return Result;
  case KnownRole::Scan: {
    for (const Expr *A : Args)
      if (A->getType()->isPointerType())
        if (const Fact *Why = contents(S, passed(A, S).Targets))
          if (auto B = Report.report(Rule::Compare, Diag::ScansSecret, E,
                                     /*AtMostWarn=*/true)) {
            *B << StringRef(K.Name.data(), K.Name.size());
            B.reset();
            Report.explain(Why);
          }
    applyFlow(K.Flow, E, Args, S, Result);
    // It was said; its length is what the program works with from here on. A
    // number that it spells is the secret itself.
    if (StringRef Name(K.Name.data(), K.Name.size());
        Name.starts_with("wcs") ||
        (Name.starts_with("str") && !Name.starts_with("strto")))
      Result.Secret = nullptr;
    break;
  }
  case KnownRole::Lookup:
    for (const Expr *A : Args)
      if (const Fact *Why = passed(A, S).Secret)
        if (auto B = Report.report(Rule::Index, Diag::SecretIndex, E)) {
          B.reset();
          Report.explain(Why);
        }
    applyFlow(K.Flow, E, Args, S, Result);
    break;
  case KnownRole::Wipe:
    // The last argument says how many.
    if (const Expr *Pointer = At(K.First))
      overwriteBytes(S, Pointer, passed(Pointer, S).Targets, Args.back(),
                     /*Public=*/true);
    break;
  case KnownRole::Allocate:
    Result.Targets.insert(Place{E, QualType(), false, {}});
    break;
  case KnownRole::Print:
  case KnownRole::StreamRead:
    judgeStdio(K, E, Args, S);
    applyFlow(K.Flow, E, Args, S, Result);
    break;
  default:
    if (E->getType()->isPointerType() && K.Flow.empty())
      Result.Targets.insert(Place{E, QualType(), false, {}});
    applyFlow(K.Flow, E, Args, S, Result);
    if (K.Role == KnownRole::Reallocate && At(K.First))
      Result.Targets.merge(passed(At(K.First), S).Targets);
  }
  // Sizes: of blocks, and of what is copied.
  const Expr *Size = At(K.Size);
  if (K.Role == KnownRole::Copy && Args.size() == 3)
    Size = Args[2];
  judgeLength(Size, S);
  return Result;
}

} // namespace zeroize
