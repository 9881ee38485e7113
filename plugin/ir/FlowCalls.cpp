// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The flow of calls: to functions that are known by their body, by their
// contract, or not at all. Covered by test/ir/propagate.c.

#include "attrs/Annotations.h"
#include "ir/ContractMarks.h"
#include "ir/FlowBuilder.h"
#include "ir/FunctionMarks.h"
#include "ir/HeapRelease.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace zeroize {

void FlowBuilder::visitCallBase(CallBase &I) {
  if (visitIntrinsic(I))
    return;
  readArgumentMarks(I);
  const auto *Callee =
      dyn_cast<Function>(I.getCalledOperand()->stripPointerCastsAndAliases());
  if (!Callee) {
    callUnknown(I, I.isInlineAsm() ? nullptr : I.getFunctionType());
    if (Attribute Told = I.getFnAttr(FunctionContract); Told.isValid())
      callContract(I, decodeContract(I, Told.getValueAsString()),
                   /*HasBody=*/false);
    return;
  }
  // No part of the program: what they become is none of its uses of a pointer.
  if (Callee->getName() == ScopeExitOwned ||
      Callee->getName() == ScopeExitPointer)
    return;
  const std::string *Letters = Program.contract(*Callee);
  if (FlowFunction *Known = Program.lookup(*Callee)) {
    callKnown(*Known, I);
    if (std::optional<Release> R = findVirtualRelease(*Callee);
        R && R->Pointer < I.arg_size())
      if (Var V = varOf(*I.getArgOperand(R->Pointer)); V != None)
        Leaving.push_back({&I, R->Pointer, V});
  } else if (Attribute Told = I.getFnAttr(FunctionContract);
             !Letters && Told.isValid()) {
    // It is called through a cast.
    callUnknown(I, nullptr);
    callContract(I, decodeContract(I, Told.getValueAsString()),
                 /*HasBody=*/false);
  } else if (!Letters) {
    callUnknown(I, nullptr);
    callThreadData(I, Callee->getName());
  }
  if (Letters)
    callContract(I, decodeContract(*Callee, *Letters),
                 /*HasBody=*/Program.lookup(*Callee));
}

/// What an earlier propagation, before linking, knew about the arguments.
void FlowBuilder::readArgumentMarks(CallBase &I) {
  for (unsigned A = 0; A < I.arg_size(); ++A) {
    AttributeSet Marks = I.getAttributes().getParamAttrs(A);
    if (!Marks.hasAttributes())
      continue;
    Var V = varOf(*I.getArgOperand(A));
    if (V == None)
      continue;
    if (Marks.hasAttribute(SecretValue))
      G.addSource(FlowGraph::value(V));
    if (Marks.hasAttribute(SecretBytes))
      markSecretBytes(V, /*Deep=*/false);
  }
}

/// A coroutine's frame by any of its names: its handle, its block, its promise.
/// Variables that move into it later keep cells of their own.
void FlowBuilder::joinFrame(IntrinsicInst &I) {
  Var Frame = varOf(I);
  auto Join = [&](const Value &Name) {
    if (Var V = varOf(Name); V != None)
      G.join(Frame, V);
  };
  switch (I.getIntrinsicID()) {
  case Intrinsic::coro_begin:
    if (const auto *Id = dyn_cast<IntrinsicInst>(I.getArgOperand(0)))
      Join(*Id->getArgOperand(1)->stripPointerCasts());
    Join(*I.getArgOperand(1));
    break;
  case Intrinsic::coro_free:
    Join(*I.getArgOperand(1));
    break;
  default:
    Join(*I.getArgOperand(0));
  }
}

/// Intrinsics whose flow is not that of an unknown function.
bool FlowBuilder::visitIntrinsic(CallBase &I) {
  auto *Intrinsic = dyn_cast<IntrinsicInst>(&I);
  if (!Intrinsic)
    return false;
  switch (Intrinsic->getIntrinsicID()) {
  case Intrinsic::lifetime_start:
  case Intrinsic::lifetime_end:
  case Intrinsic::stacksave:
  case Intrinsic::stackrestore:
  case Intrinsic::assume:
  case Intrinsic::sideeffect:
  case Intrinsic::var_annotation:
  case Intrinsic::vaend:
  case Intrinsic::trap:
  case Intrinsic::experimental_noalias_scope_decl:
    return true;
  case Intrinsic::memcpy:
  case Intrinsic::memcpy_inline:
  case Intrinsic::memmove: {
    auto &Copy = cast<MemTransferInst>(*Intrinsic);
    copy(*Copy.getRawDest(), *Copy.getRawSource(), *Copy.getLength());
    return true;
  }
  case Intrinsic::memset:
  case Intrinsic::memset_inline: {
    auto &Set = cast<MemSetInst>(*Intrinsic);
    if (Var To = varOf(*Set.getRawDest()); To != None)
      for (const Value *Operand :
           {Set.getRawDest(), Set.getValue(), Set.getLength()})
        flowValue(*Operand, FlowGraph::bytes(G.pointee(To)));
    return true;
  }
  case Intrinsic::vastart:
    if (Var List = varOf(*I.getArgOperand(0)); List != None)
      G.join(G.contents(G.pointee(List)), Current->Interface.Variadic);
    return true;
  case Intrinsic::coro_id:
  case Intrinsic::coro_alloc:
  case Intrinsic::coro_size:
  case Intrinsic::coro_save:
  case Intrinsic::coro_suspend:
  case Intrinsic::coro_end:
  case Intrinsic::coro_is_in_ramp:
  case Intrinsic::coro_done:
  case Intrinsic::coro_noop:
    return true;
  case Intrinsic::coro_begin:
  case Intrinsic::coro_free:
  case Intrinsic::coro_promise:
    joinFrame(*Intrinsic);
    return true;
  case Intrinsic::coro_await_suspend_void:
  case Intrinsic::coro_await_suspend_bool:
  case Intrinsic::coro_await_suspend_handle:
    if (const auto *Suspend = dyn_cast<Function>(I.getArgOperand(2)))
      if (FlowFunction *Known = Program.lookup(*Suspend))
        callKnown(*Known,
                  {varOf(*I.getArgOperand(0)), varOf(*I.getArgOperand(1)), None,
                   I.getType()->isVoidTy() ? None : varOf(I)});
    return true;
  case Intrinsic::vacopy:
    copy(*I.getArgOperand(0), *I.getArgOperand(1), *I.getArgOperand(1));
    return true;
  default:
    if (!Intrinsic->doesNotAccessMemory())
      return false;
    // Arithmetic, ptrmask, threadlocal.address, launder and the like.
    visitInstruction(I);
    return true;
  }
}

/// A function that may do anything with what it is given. One cell stands for
/// all that it can read and write; functions that it is given it may call with
/// any of that (qsort, bsearch, pthread_create, __kmpc_fork_call).
void FlowBuilder::callUnknown(CallBase &I, FunctionType *Indirect) {
  Cell World = G.newCell();
  Var Any = G.contents(World);
  G.setPointee(Any, World);
  G.flow(FlowGraph::bytes(World), FlowGraph::value(Any));
  G.flow(FlowGraph::value(Any), FlowGraph::bytes(World));

  auto Reach = [&](Var Pointer, bool MayWrite) {
    G.closeReach(Pointer);
    Cell Near = G.pointee(Pointer), Far = G.pointee(G.contents(Near));
    for (Cell C : {Near, Far}) {
      G.flow(FlowGraph::bytes(C), FlowGraph::bytes(World));
      if (MayWrite)
        G.flow(FlowGraph::bytes(World), FlowGraph::bytes(C));
    }
  };

  for (unsigned A = 0; A < I.arg_size(); ++A) {
    Value &Actual = *I.getArgOperand(A);
    for (Function *F : Program.callbacks(Actual)) {
      FlowFunction *Known = Program.lookup(*F);
      SmallVector<Var, 8> Everything(Known->F->arg_size() + 2, Any);
      callKnown(*Known, Everything);
    }
    Var V = varOf(Actual);
    if (V == None)
      continue;
    flowValue(Actual, FlowGraph::bytes(World));
    if (!isa<Constant>(Actual))
      Leaving.push_back({&I, A, V});
    if (Actual.getType()->isPtrOrPtrVectorTy())
      Reach(V, !I.onlyReadsMemory(A) && !I.onlyReadsMemory());
  }
  if (!isa<Constant>(I.getCalledOperand()))
    flowValue(*I.getCalledOperand(), FlowGraph::bytes(World));
  if (!I.getType()->isVoidTy()) {
    Var Result = varOf(I);
    const Function *Callee = I.getCalledFunction();
    if (!Callee || !Callee->hasFnAttribute(PublicResult))
      G.flow(FlowGraph::bytes(World), FlowGraph::value(Result));
    if (I.getType()->isPtrOrPtrVectorTy())
      Reach(Result, /*MayWrite=*/true);
  }
  if (Indirect)
    if (FlowFunction *Candidates = Program.lookupIndirect(*Indirect))
      callKnown(*Candidates, I);
}

/// What is given to pthread_setspecific is what pthread_getspecific returns,
/// and what destructors are called with: as if all keys were one static
/// pointer.
void FlowBuilder::callThreadData(CallBase &I, StringRef Name) {
  enum CallKind { Other, Create, Set, Get };
  CallKind Kind = StringSwitch<CallKind>(Name)
                      .Cases({"pthread_key_create", "tss_create"}, Create)
                      .Cases({"pthread_setspecific", "tss_set"}, Set)
                      .Cases({"pthread_getspecific", "tss_get"}, Get)
                      .Default(Other);
  if (Kind == Other || I.arg_size() != (Kind == Get ? 1 : 2))
    return;
  Var Data = G.newVar();
  Cell Reach = G.newCell(Memory.threadData());
  G.setPointee(Data, Reach);
  G.setPointee(G.contents(Reach), Reach);
  if (Kind == Create) {
    for (Function *F : Program.callbacks(*I.getArgOperand(1)))
      if (F->arg_size() == 1)
        callKnown(*Program.lookup(*F), {Data, None, None});
  } else if (Var V = varOf(Kind == Get ? I : *I.getArgOperand(1)); V != None) {
    G.join(V, Data);
  }
}

/// What a contract says is secret is so in its callers; that is all that they
/// learn from it. One that only names records says nothing of the rest: without
/// a body, what it may write may be made of what they hold.
void FlowBuilder::callContract(CallBase &I, const ContractMarks &Marks,
                               bool HasBody) {
  for (unsigned A = 0; A < I.arg_size() && A < Marks.Parameters.size(); ++A) {
    const Value &Actual = *I.getArgOperand(A);
    Var V = varOf(Actual);
    if (V == None)
      continue;
    if (Marks.Parameters[A] == 's' && !isa<Constant>(Actual)) {
      G.addSource(FlowGraph::value(V));
      // Passed by the address of a copy.
      if (Actual.getType()->isPointerTy())
        markSecretBytes(V, /*Deep=*/false);
    } else if (Marks.Parameters[A] == 'o') {
      markSecretBytes(V, /*Deep=*/!I.isPassPointeeByValueArgument(A));
    } else if (Marks.Parameters[A] == 'w' && !HasBody) {
      markSecretBytes(V, /*Deep=*/true);
    }
  }
  bool IsOpen = Marks.Result == '?' && !HasBody;
  if (IsOpen && I.getType()->isPointerTy())
    markSecretBytes(varOf(I), /*Deep=*/true);
  else if ((IsOpen || Marks.Result == 's') && !I.getType()->isVoidTy())
    G.addSource(FlowGraph::value(varOf(I)));
  if ((Marks.Result == 'i' || Marks.Result == 'o') &&
      I.getType()->isPointerTy())
    markSecretBytes(varOf(I), /*Deep=*/true);
}

void FlowBuilder::callKnown(FlowFunction &Callee, CallBase &I) {
  const FunctionType &Type =
      Callee.F ? *Callee.F->getFunctionType() : *Callee.Type;
  unsigned Named = Type.getNumParams();
  SmallVector<Var, 8> Actuals(Named + 2, None);
  for (unsigned A = 0; A < I.arg_size(); ++A) {
    const Value &Actual = *I.getArgOperand(A);
    Var V = varOf(Actual);
    if (V == None)
      continue;
    if (A >= Named) {
      // Unnamed arguments lie in one area, to which va_start leads.
      Var &Area = Actuals[Named];
      if (Area == None)
        Area = G.newVar();
      Cell Bytes = G.pointee(Area);
      if (I.isPassPointeeByValueArgument(A)) {
        Cell Origin = G.pointee(V);
        G.flow(FlowGraph::bytes(Origin), FlowGraph::bytes(Bytes));
        G.join(G.contents(Bytes), G.contents(Origin));
        continue;
      }
      flowValue(Actual, FlowGraph::bytes(Bytes));
      joinIfPointer(*Actual.getType(), G.contents(Bytes), V);
    } else if (I.isPassPointeeByValueArgument(A)) {
      // The callee works on a copy: what it writes does not come back.
      Var Copy = G.newVar();
      Cell Bytes = G.pointee(Copy), Origin = G.pointee(V);
      G.flow(FlowGraph::bytes(Origin), FlowGraph::bytes(Bytes));
      G.join(G.contents(Bytes), G.contents(Origin));
      Actuals[A] = Copy;
    } else {
      Actuals[A] = V;
    }
  }
  if (!I.getType()->isVoidTy())
    Actuals[Named + 1] = varOf(I);
  callKnown(Callee, Actuals);
}

void FlowBuilder::callKnown(FlowFunction &Callee, ArrayRef<Var> Actuals) {
  if (Callee.Group != Group) {
    Calls.push_back({&Callee, apply(G, Callee.Summary, Actuals)});
    return;
  }
  // Recursion: caller and callee share one graph, and one view of the formals.
  SmallVector<Var, 8> Formals = Callee.Interface.all();
  for (unsigned I = 0; I < Formals.size() && I < Actuals.size(); ++I) {
    if (Actuals[I] == None)
      continue;
    G.join(Formals[I], Actuals[I]);
    bool IsResult = I + 1 == Formals.size();
    G.flow(FlowGraph::value(IsResult ? Formals[I] : Actuals[I]),
           FlowGraph::value(IsResult ? Actuals[I] : Formals[I]));
  }
}

} // namespace zeroize
