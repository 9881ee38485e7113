// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The flow of each instruction but calls (FlowCalls.cpp). Data only: a branch
// on a secret is the front end's business. Relies on unoptimised IR only for
// precision. Covered by test/ir/propagate.c.

#include "ir/FlowBuilder.h"

#include "ir/ContractMarks.h"
#include "ir/FunctionMarks.h"

#include "llvm/IR/Constants.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Operator.h"

using namespace llvm;

namespace zeroize {

/// Integers hold no pointers in most programs, and joining the structures
/// between which a length is copied would blur everything.
bool FlowBuilder::mayHoldPointer(const Type &Ty) const {
  if (Ty.isIntegerTy())
    return IntegersHoldPointers && Ty.getIntegerBitWidth() >= 32;
  return !Ty.isFloatingPointTy() && !Ty.isVoidTy();
}

FlowGraph::Var FlowBuilder::varOfGlobal(const GlobalVariable &Variable) {
  Var V = G.newVar();
  Cell Bytes = G.newCell(Memory.bytesOf(Variable));
  G.setPointee(V, Bytes);
  unsigned Reach = Memory.reachOf(Variable);
  if (!Variable.isConstant() || Reach != GlobalMemory::None) {
    Cell Deep = G.newCell(Reach);
    G.setPointee(G.contents(Bytes), Deep);
    G.setPointee(G.contents(Deep), Deep);
  }
  return V;
}

/// None for what is not an address: joining through a common null would make
/// all pointers one.
FlowGraph::Var FlowBuilder::varOfConstant(const Constant &C) {
  if (const auto *Alias = dyn_cast<GlobalAlias>(&C))
    return varOf(*Alias->getAliasee());
  if (const auto *Variable = dyn_cast<GlobalVariable>(&C))
    return varOfGlobal(*Variable);
  if (!isa<ConstantExpr, ConstantAggregate>(C))
    return None;
  Var Result = None;
  for (const Use &Operand : C.operands()) {
    Var V = varOf(*Operand);
    if (V == None)
      continue;
    if (Result == None)
      Result = G.newVar();
    G.join(Result, V);
  }
  return Result;
}

FlowGraph::Var FlowBuilder::varOf(const Value &V) {
  if (!isa<Instruction, Argument, Constant>(V))
    return None;
  if (auto It = Values.find(&V); It != Values.end())
    return It->second;
  Var New = isa<Constant>(V) ? varOfConstant(cast<Constant>(V)) : G.newVar();
  Values[&V] = New;
  return New;
}

void FlowBuilder::joinIfPointer(const Type &Ty, Var A, Var B) {
  if (A != None && B != None && mayHoldPointer(Ty))
    G.join(A, B);
}

void FlowBuilder::flowValue(const Value &From, Node To) {
  if (Var V = varOf(From); V != None && !isa<Constant>(From))
    G.flow(FlowGraph::value(V), To);
}

void FlowBuilder::declare(FlowFunction &Function) {
  if (Function.F)
    for (Argument &A : Function.F->args())
      Function.Interface.Formals.push_back(varOf(A));
  else
    for (unsigned I = 0; I < Function.Type->getNumParams(); ++I)
      Function.Interface.Formals.push_back(G.newVar());
  Function.Interface.Variadic = G.newVar();
  Function.Interface.Result = G.newVar();

  const std::string *Letters =
      Function.F ? Program.contract(*Function.F) : nullptr;
  Function.Interface.IsContract =
      Letters && decodeContract(*Function.F, *Letters).Result != '?';
}

void FlowBuilder::build(FlowFunction &Function) {
  Current = &Function;
  if (Function.F) {
    visit(*Function.F);
    return;
  }
  for (FlowFunction *Candidate : Function.Callees)
    callKnown(*Candidate, Function.Interface.all());
}

void FlowBuilder::markSecretBytes(Var Pointer, bool Deep) {
  G.addSource(FlowGraph::bytes(G.pointee(Pointer)));
  if (Deep) {
    G.closeReach(Pointer);
    G.addSource(FlowGraph::bytes(G.pointee(G.contents(G.pointee(Pointer)))));
  }
}

void FlowBuilder::addSource(Value &Address, bool Below) {
  Var V = varOf(Address);
  if (V == None)
    return;
  if (Below)
    markSecretBytes(G.contents(G.pointee(V)), /*Deep=*/true);
  else
    markSecretBytes(V, /*Deep=*/false);
}

/// Who writes to a secret variable by its name has had its value in his
/// registers, whatever he took it from.
void FlowBuilder::noteStore(const Value &Address, const Value &Stored,
                            Cell Target) {
  if (isa<Constant>(Address) && !isa<Constant>(Stored) && Current->F)
    Stores.emplace_back(FlowGraph::bytes(Target), Current->F);
}

/// One access to memory: a store of \p Stored, a load of \p Loaded, or both.
/// An address that depends on a secret passes that on: it says which byte.
void FlowBuilder::access(const Value &Address, const Value *Stored,
                         const Value *Loaded) {
  Var Pointer = varOf(Address);
  if (Pointer == None || Program.isDeclassified(Address))
    return;
  Cell Target = G.pointee(Pointer);
  if (Stored) {
    noteStore(Address, *Stored, Target);
    flowValue(*Stored, FlowGraph::bytes(Target));
    flowValue(Address, FlowGraph::bytes(Target));
    if (Var V = varOf(*Stored); V != None && mayHoldPointer(*Stored->getType()))
      G.join(G.contents(Target), V);
  }
  if (Loaded) {
    Var V = varOf(*Loaded);
    G.flow(FlowGraph::bytes(Target), FlowGraph::value(V));
    flowValue(Address, FlowGraph::value(V));
    if (mayHoldPointer(*Loaded->getType()))
      G.join(G.contents(Target), V);
  }
}

void FlowBuilder::copy(const Value &To, const Value &From,
                       const Value &Length) {
  Var Target = varOf(To), Source = varOf(From);
  if (Target == None || Source == None || Program.isDeclassified(To) ||
      Program.isDeclassified(From))
    return;
  Cell Bytes = G.pointee(Target), Origin = G.pointee(Source);
  noteStore(To, From, Bytes);
  G.flow(FlowGraph::bytes(Origin), FlowGraph::bytes(Bytes));
  for (const Value *Operand : {&To, &From, &Length})
    flowValue(*Operand, FlowGraph::bytes(Bytes));
  G.join(G.contents(Bytes), G.contents(Origin));
}

void FlowBuilder::visitAllocaInst(AllocaInst &I) { G.pointee(varOf(I)); }

void FlowBuilder::visitLoadInst(LoadInst &I) {
  access(*I.getPointerOperand(), nullptr, &I);
}

void FlowBuilder::visitStoreInst(StoreInst &I) {
  access(*I.getPointerOperand(), I.getValueOperand(), nullptr);
}

void FlowBuilder::visitAtomicRMWInst(AtomicRMWInst &I) {
  access(*I.getPointerOperand(), I.getValOperand(), &I);
}

void FlowBuilder::visitAtomicCmpXchgInst(AtomicCmpXchgInst &I) {
  access(*I.getPointerOperand(), I.getNewValOperand(), &I);
  flowValue(*I.getCompareOperand(), FlowGraph::value(varOf(I)));
}

void FlowBuilder::visitVAArgInst(VAArgInst &I) {
  // The list holds the address of the area in which the argument is.
  Var List = varOf(*I.getPointerOperand());
  if (List == None)
    return;
  Cell Area = G.pointee(G.contents(G.pointee(List)));
  G.flow(FlowGraph::bytes(Area), FlowGraph::value(varOf(I)));
  joinIfPointer(*I.getType(), G.contents(Area), varOf(I));
}

void FlowBuilder::visitGetElementPtrInst(GetElementPtrInst &I) {
  Var V = varOf(I);
  joinIfPointer(*I.getType(), V, varOf(*I.getPointerOperand()));
  for (const Use &Operand : I.operands())
    flowValue(*Operand, FlowGraph::value(V));
}

void FlowBuilder::visitBinaryOperator(BinaryOperator &I) {
  Var V = varOf(I);
  for (const Use &Operand : I.operands())
    flowValue(*Operand, FlowGraph::value(V));
  // The difference of two pointers does not make them one.
  joinIfPointer(*I.getType(), V, varOf(*I.getOperand(0)));
  if (I.getOpcode() != Instruction::Sub)
    joinIfPointer(*I.getType(), V, varOf(*I.getOperand(1)));
}

void FlowBuilder::visitReturnInst(ReturnInst &I) {
  const Value *Returned = I.getReturnValue();
  if (!Returned)
    return;
  if (!I.getFunction()->hasFnAttribute(PublicResult))
    flowValue(*Returned, FlowGraph::value(Current->Interface.Result));
  joinIfPointer(*Returned->getType(), Current->Interface.Result,
                varOf(*Returned));
}

/// Casts, phis, selects, comparisons, vector and aggregate operations.
void FlowBuilder::visitInstruction(Instruction &I) {
  if (I.getType()->isVoidTy())
    return;
  Var V = varOf(I);
  bool IsComparison = isa<CmpInst>(I);
  for (const Use &Operand : I.operands()) {
    flowValue(*Operand, FlowGraph::value(V));
    if (!IsComparison && mayHoldPointer(*Operand->getType()))
      joinIfPointer(*I.getType(), V, varOf(*Operand));
  }
}

} // namespace zeroize
