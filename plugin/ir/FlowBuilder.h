// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Turns the functions of one group into a FlowGraph. Covered by
// test/ir/propagate.c.

#ifndef ZEROIZE_IR_FLOWBUILDER_H
#define ZEROIZE_IR_FLOWBUILDER_H

#include "ir/CallbackTargets.h"
#include "ir/ContractMarks.h"
#include "ir/FlowSummary.h"
#include "ir/GlobalMemory.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/IR/InstVisitor.h"
#include "llvm/IR/IntrinsicInst.h"

namespace zeroize {

struct SecretMarks;

/// A function as the propagation sees it: a definition, or the join of all
/// functions of one type whose address is taken, which is what an indirect call
/// may reach.
struct FlowFunction {
  llvm::Function *F = nullptr;
  llvm::FunctionType *Type = nullptr;
  /// Whom it may call, for the order of the work.
  llvm::SmallVector<FlowFunction *, 4> Callees;
  FlowInterface Interface;
  FlowSummary Summary;
  /// The group in which its graph is, and the first of the group's nodes among
  /// all. Valid once the group is done.
  unsigned Group = ~0u;
};

/// Where a call copies a callee's summary: its nodes, in the caller's graph.
struct FlowCall {
  const FlowFunction *Callee;
  std::vector<FlowGraph::Node> Nodes;
};

/// An argument that a call passes to code outside the module.
struct LeavingArgument {
  llvm::CallBase *Call;
  unsigned Number;
  FlowGraph::Var Value;
};

/// What the builder asks about the rest of the program.
class FlowProgram {
public:
  virtual ~FlowProgram() = default;
  virtual FlowFunction *lookup(const llvm::Function &F) = 0;
  virtual FlowFunction *lookupIndirect(llvm::FunctionType &Type) = 0;
  /// The functions that an unknown callee may call by way of \p Actual.
  virtual const CallbackTargets::Functions &callbacks(llvm::Value &Actual) = 0;
  /// The letters of \p F's contract; null when it has none.
  virtual const std::string *contract(const llvm::Function &F) = 0;
  virtual bool isDeclassified(const llvm::Value &Address) = 0;
};

class FlowBuilder : public llvm::InstVisitor<FlowBuilder> {
public:
  FlowBuilder(FlowGraph &G, GlobalMemory &Memory, FlowProgram &Program,
              unsigned Group, bool IntegersHoldPointers)
      : G(G), Memory(Memory), Program(Program), Group(Group),
        IntegersHoldPointers(IntegersHoldPointers) {}

  /// Makes the interface of \p Function. For all of a group before any body.
  void declare(FlowFunction &Function);
  void build(FlowFunction &Function);

  /// The bytes at \p Address are a source; with \p Below, all that the pointers
  /// there lead to instead.
  void addSource(llvm::Value &Address, bool Below);

  const std::vector<FlowCall> &calls() const { return Calls; }
  const std::vector<LeavingArgument> &leaving() const { return Leaving; }
  /// The Var of each instruction and argument.
  const llvm::DenseMap<const llvm::Value *, FlowGraph::Var> &values() const {
    return Values;
  }

  /// Functions that write to global variables, with the bytes written to.
  llvm::ArrayRef<std::pair<FlowGraph::Node, llvm::Function *>> stores() const {
    return Stores;
  }

  void visitLoadInst(llvm::LoadInst &I);
  void visitStoreInst(llvm::StoreInst &I);
  void visitAllocaInst(llvm::AllocaInst &I);
  void visitGetElementPtrInst(llvm::GetElementPtrInst &I);
  void visitAtomicRMWInst(llvm::AtomicRMWInst &I);
  void visitAtomicCmpXchgInst(llvm::AtomicCmpXchgInst &I);
  void visitBinaryOperator(llvm::BinaryOperator &I);
  void visitVAArgInst(llvm::VAArgInst &I);
  void visitReturnInst(llvm::ReturnInst &I);
  void visitCallBase(llvm::CallBase &I);
  void visitInstruction(llvm::Instruction &I);

private:
  using Var = FlowGraph::Var;
  using Cell = FlowGraph::Cell;
  using Node = FlowGraph::Node;
  static constexpr unsigned None = FlowGraph::None;

  Var varOf(const llvm::Value &V);
  Var varOfConstant(const llvm::Constant &C);
  Var varOfGlobal(const llvm::GlobalVariable &Variable);
  bool mayHoldPointer(const llvm::Type &Ty) const;
  void joinIfPointer(const llvm::Type &Ty, Var A, Var B);
  void flowValue(const llvm::Value &From, Node To);
  void access(const llvm::Value &Address, const llvm::Value *Stored,
              const llvm::Value *Loaded);
  void noteStore(const llvm::Value &Address, const llvm::Value &Stored,
                 Cell Target);
  void copy(const llvm::Value &To, const llvm::Value &From,
            const llvm::Value &Length);

  bool visitIntrinsic(llvm::CallBase &I);
  void joinFrame(llvm::IntrinsicInst &I);
  void callUnknown(llvm::CallBase &I, llvm::FunctionType *Indirect);
  void callThreadData(llvm::CallBase &I, llvm::StringRef Name);
  void callContract(llvm::CallBase &I, const ContractMarks &Marks,
                    bool HasBody);
  void callKnown(FlowFunction &Callee, llvm::ArrayRef<Var> Actuals);
  void callKnown(FlowFunction &Callee, llvm::CallBase &I);
  void readArgumentMarks(llvm::CallBase &I);
  void markSecretBytes(Var Pointer, bool Deep);

  FlowGraph &G;
  GlobalMemory &Memory;
  FlowProgram &Program;
  unsigned Group;
  bool IntegersHoldPointers;
  FlowFunction *Current = nullptr;
  llvm::DenseMap<const llvm::Value *, Var> Values;
  std::vector<std::pair<Node, llvm::Function *>> Stores;
  std::vector<FlowCall> Calls;
  std::vector<LeavingArgument> Leaving;
};

} // namespace zeroize

#endif // ZEROIZE_IR_FLOWBUILDER_H
