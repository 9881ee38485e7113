// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Streams of the C++ library and of stdio: what goes through one leaves a copy
// in its buffer, unless it was told to have none. Tests:
// test/compare/elsewhere.cpp, unbuffered.c, unbuffered.cpp.

#include "sema/StmtWalk.h"
#include "sema/flow/FlowAnalysis.h"
#include "sema/flow/LibraryKinds.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace zeroize {

/// The variable whose method \p E calls, by name, or that of an object which
/// that method returns: `file.rdbuf()`.
static const VarDecl *objectOf(const Expr *E) {
  while (const auto *Call =
             dyn_cast<CXXMemberCallExpr>(E->IgnoreParenImpCasts()))
    E = Call->getImplicitObjectArgument();
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

/// True if \p Stream, a variable of \p F, has no buffer at \p Use, whichever
/// way led there: that was said, `file.rdbuf()->pubsetbuf(nullptr, 0)`, before
/// it was opened. Afterwards libstdc++ does not listen.
static bool isUnbuffered(const Expr *Stream, const Expr *Use,
                         const FunctionDecl *F, ControlFlow &Flow) {
  const VarDecl *V = objectOf(Stream);
  const auto *Made =
      V ? dyn_cast_or_null<CXXConstructExpr>(V->getInit()) : nullptr;
  if (!Made || !V->hasLocalStorage() || !F || !F->getBody() ||
      llvm::any_of(Made->arguments(),
                   [](const Expr *A) { return !isa<CXXDefaultArgExpr>(A); }))
    return false;
  // Where another buffer may be set, and where the stream may be opened: by
  // functions of the program's own that it is handed to as well.
  SmallVector<const Stmt *, 2> Said, Others, Opened;
  bool IsReplaced = false;
  auto See = [&](const CallExpr *Call, const CXXMethodDecl *M) {
    Expr::EvalResult Size;
    if (M->getName() == "open")
      Opened.push_back(Call);
    else if (M->getName() == "swap")
      IsReplaced = true;
    else if (M->getName() == "pubsetbuf" && Call->getNumArgs() == 2)
      (Call->getArg(1)->EvaluateAsInt(Size, F->getASTContext()) &&
               Size.Val.getInt() == 0
           ? Said
           : Others)
          .push_back(Call);
  };
  forEachStatement(F->getBody(), [&](const Stmt *S) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      IsReplaced |=
          Ref->getDecl() == V && Ref->refersToEnclosingVariableOrCapture();
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const auto *M = dyn_cast_or_null<CXXMethodDecl>(Callee);
    if (M && M->getIdentifier() && isInLibrary(M)) {
      if (objectOf(Call) == V)
        See(Call, M);
    } else if (Call && llvm::any_of(Call->arguments(), [&](const Expr *A) {
                 const auto *U = dyn_cast<UnaryOperator>(A->IgnoreParenCasts());
                 return objectOf(U ? U->getSubExpr() : A) == V;
               })) {
      if (Callee && Callee->getOverloadedOperator() == OO_Equal)
        IsReplaced = true;
      else if (!Callee || !isInLibrary(Callee))
        Opened.push_back(Call);
    }
  });
  return !IsReplaced && !Opened.empty() &&
         llvm::any_of(Said, [&](const Stmt *Switch) {
           return Flow.precedes(Switch, Use) &&
                  llvm::all_of(Opened,
                               [&](const Stmt *Open) {
                                 return Flow.precedes(Switch, Open);
                               }) &&
                  llvm::all_of(Others, [&](const Stmt *Other) {
                    return Flow.precedes(Other, Switch);
                  });
         });
}

/// True if \p Call switches the buffer of its stream off: `setvbuf(file, NULL,
/// _IONBF, 0)`, `setbuf(file, NULL)`.
static bool switchesOff(const CallExpr *Call, const ASTContext &Ctx) {
  if (Call->getNumArgs() == 2)
    return Call->getArg(1)->isNullPointerConstant(
        const_cast<ASTContext &>(Ctx), Expr::NPC_ValueDependentIsNotNull);
  const SourceLocation Mode = Call->getArg(2)->getBeginLoc();
  return Mode.isMacroID() &&
         Lexer::getImmediateMacroName(Mode, Ctx.getSourceManager(),
                                      Ctx.getLangOpts()) == "_IONBF";
}

/// True if the buffer of \p File, a variable of \p F, is off at \p Use,
/// whichever way led there: it was switched off, and the stream was opened
/// before that.
static bool isSwitchedOff(const Expr *File, const Expr *Use,
                          const FunctionDecl *F, ControlFlow &Flow) {
  const VarDecl *V = File ? objectOf(File) : nullptr;
  if (!V || !V->hasLocalStorage() || !F || !F->getBody())
    return false;
  SmallVector<const Stmt *, 2> Off, Others;
  bool IsShared = false;
  forEachStatement(F->getBody(), [&](const Stmt *S) {
    if (const auto *U = dyn_cast<UnaryOperator>(S))
      IsShared |= U->getOpcode() == UO_AddrOf && objectOf(U->getSubExpr()) == V;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      IsShared |=
          Ref->getDecl() == V && Ref->refersToEnclosingVariableOrCapture();
    if (const auto *B = dyn_cast<BinaryOperator>(S);
        B && B->isAssignmentOp() && objectOf(B->getLHS()) == V)
      Others.push_back(B);
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || !Callee->getIdentifier())
      return;
    const StringRef Name = Callee->getName();
    const unsigned Count = Call->getNumArgs();
    if (Name == "freopen" && Count == 3 && objectOf(Call->getArg(2)) == V)
      Others.push_back(Call);
    else if (((Name == "setvbuf" && Count == 4) ||
              (Name == "setbuf" && Count == 2)) &&
             objectOf(Call->getArg(0)) == V)
      (switchesOff(Call, F->getASTContext()) ? Off : Others).push_back(Call);
  });
  return !IsShared && llvm::any_of(Off, [&](const Stmt *Switch) {
    return Flow.precedes(Switch, Use) &&
           llvm::all_of(Others, [&](const Stmt *Other) {
             return Flow.precedes(Other, Switch);
           });
  });
}

/// \p E, of stdio, writes or reads a secret. What is printed by a format is put
/// together in a buffer whatever the stream has.
void FlowAnalysis::judgeStdio(const KnownFunction &K, const CallExpr *E,
                              const Operands &Args, State &S) {
  const StringRef Name(K.Name.data(), K.Name.size());
  const bool Formats = Name.ends_with("printf") || Name.ends_with("scanf");
  const bool Writes = K.Role == KnownRole::Print;
  const Expr *File = K.First && K.First <= Args.size() && !Formats
                         ? Args[K.First - 1]
                         : nullptr;
  for (const Expr *A : Args)
    if (const Fact *Why = secretOf(A, S)) {
      if (isSwitchedOff(File, E, Current, flowOf(Current)))
        return;
      if (auto B = Report.report(
              Rule::Escape,
              Writes ? Diag::EscapesToStream : Diag::EscapesFromStream, E)) {
        *B << Name << !File;
        B.reset();
        Report.explain(Why);
      }
    }
}

/// A secret that goes through a stream of the library's.
void FlowAnalysis::judgeStream(const FunctionDecl *F, const Expr *E,
                               const Operands &Args, const Fact *Why,
                               State &S) {
  auto Say = [&](const Expr *A, const Fact *Why) {
    if (auto B = Report.report(Rule::Escape, Diag::PassesStream, A)) {
      *B << F->getNameAsString();
      B.reset();
      Report.explain(Why);
    }
  };
  // `std::copy(key.begin(), key.end(), std::ostream_iterator<char>(file))`.
  for (const Expr *A : Args)
    if (isStreamIterator(A->getType()))
      return Say(A, Why);
  const Expr *Stream = Args.empty() ? nullptr : Args[0];
  if (isa<CXXConstructExpr>(E))
    Stream = E;
  else if (const auto *M = dyn_cast<CXXMemberCallExpr>(E))
    Stream = M->getImplicitObjectArgument();
  else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E))
    Stream = O->getArg(0);
  if (!Stream || !passesStream(F, Stream->IgnoreParenImpCasts()->getType()) ||
      isUnbuffered(Stream, E, Current, flowOf(Current)))
    return;
  for (const Expr *A : Args)
    if (const Fact *Passed = A == Stream ? nullptr : secretOf(A, S))
      Say(A, Passed);
}

} // namespace zeroize
