// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The control flow of one function, worked out once however often the function
// is entered: Clang's CFG, its order, which blocks lie in loops, and the
// accumulators of the body. Tests: test/compare.

#ifndef ZEROIZE_SEMA_FLOW_CONTROLFLOW_H
#define ZEROIZE_SEMA_FLOW_CONTROLFLOW_H

#include "sema/flow/Accumulators.h"

#include "clang/AST/ParentMap.h"
#include "clang/Analysis/Analyses/Dominators.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"

#include <memory>
#include <optional>

namespace zeroize {

class ControlFlow {
public:
  ControlFlow(const clang::FunctionDecl *F, clang::ASTContext &Ctx);

  /// Null if Clang cannot make one.
  const clang::CFG *graph() const { return Graph.get(); }
  clang::PostOrderCFGView *order() { return Order.get(); }
  /// True if \p V is an accumulator.
  bool gathers(const clang::VarDecl *V);
  /// True if all that the accumulator \p V, or the \p Field that is reached by
  /// it, gathers is there when \p Block asks for it.
  bool isComplete(const clang::VarDecl *V, const clang::CFGBlock &Block,
                  const clang::FieldDecl *Field = nullptr);
  /// True if \p Decision is made for a value that nobody uses, and does nothing
  /// else: `(void)(a || b)`, as assertions become that are switched off.
  bool isDiscarded(const clang::Stmt *Decision);
  /// True if \p Block can be reached from itself.
  bool isInCycle(const clang::CFGBlock &Block);
  /// The statement that \p S is directly in; null if it is not in the body. Not
  /// the context's map: to make that one, Clang walks over the whole file.
  const clang::Stmt *parentOf(const clang::Stmt *S);
  /// True if every way to \p Then leads through \p First, of two calls or
  /// assignments.
  bool precedes(const clang::Stmt *First, const clang::Stmt *Then);
  /// Where control goes on after an exception in \p Block, from the innermost
  /// handlers out. The graph has an edge there for a `throw` only.
  llvm::ArrayRef<const clang::CFGBlock *>
  handlers(const clang::CFGBlock &Block);

private:
  bool findComplete(const clang::VarDecl *V, const clang::CFGBlock &Block,
                    const clang::FieldDecl *Field);
  void findCycles();
  void findHandlers();

  std::unique_ptr<clang::CFG> Graph;
  std::unique_ptr<clang::PostOrderCFGView> Order;
  clang::Stmt *Body = nullptr;
  std::optional<Accumulators> Gathered;
  /// Of what was asked whether it is complete.
  llvm::DenseMap<std::tuple<const clang::VarDecl *, const clang::CFGBlock *,
                            const clang::FieldDecl *>,
                 bool>
      Complete;
  std::optional<llvm::BitVector> Cycles;
  /// By the numbers of blocks; empty where nothing is tried.
  std::vector<llvm::SmallVector<const clang::CFGBlock *, 1>> Handlers;
  std::optional<llvm::DenseSet<const clang::Stmt *>> Discarded;
  std::unique_ptr<clang::ParentMap> Parents;
  std::optional<clang::CFGDomTree> Dominators;
  const clang::ASTContext &Ctx;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_CONTROLFLOW_H
