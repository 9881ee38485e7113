// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the callers of a function need to know of it, so that each call is
// looked at by itself: a helper that is handed a secret in one place and a
// public buffer in another does not make the public buffer secret. Covered by
// test/ir/propagate.c.

#ifndef ZEROIZE_IR_FLOWSUMMARY_H
#define ZEROIZE_IR_FLOWSUMMARY_H

#include "ir/FlowGraph.h"

namespace zeroize {

/// How a function meets its callers, in its own graph.
struct FlowInterface {
  llvm::SmallVector<FlowGraph::Var, 6> Formals;
  /// Points to the area in which the unnamed arguments are.
  FlowGraph::Var Variadic = FlowGraph::None;
  FlowGraph::Var Result = FlowGraph::None;
  /// Callers learn from its marks what comes out, not from its flows.
  bool IsContract = false;

  /// All of them in one order: formals, variadic, result.
  llvm::SmallVector<FlowGraph::Var, 8> all() const;
};

struct FlowSummary {
  /// Classes of Vars that a caller can reach, each with its Cell or None.
  std::vector<unsigned> VarPoints;
  struct CellInfo {
    unsigned Holds;
    unsigned Global;
  };
  std::vector<CellInfo> Cells;
  /// For each Var of FlowInterface::all() its class.
  std::vector<unsigned> Classes;
  /// Flows between the function's own nodes: the values of
  /// FlowInterface::all(), then the Cells.
  std::vector<std::pair<unsigned, unsigned>> Flows;
  /// Those nodes in the function's own graph.
  std::vector<FlowGraph::Node> Nodes;
  bool IsContract = false;
  /// The group is too large to tell its callers apart; there are no Flows, and
  /// what flows out for one caller does so for all.
  bool IsShared = false;
};

/// Limits what is reachable from \p Interface to three steps, by making the
/// last one its own pointee; keeps summaries small.
void limitReach(FlowGraph &G, const FlowInterface &Interface);

/// Structure and nodes of the summary, from a graph whose structure is final.
FlowSummary summarize(FlowGraph &G, const FlowInterface &Interface);

/// Fills in the Flows of all \p Summaries of one finished graph, or makes them
/// shared: the work is the product of the interfaces and the graph, which for
/// an interpreter, where everything calls everything, would not be linear.
void summarizeFlows(const FlowGraph &G,
                    llvm::ArrayRef<FlowSummary *> Summaries);

/// Puts a copy of \p Callee into the caller's graph \p G. \p Actuals are the
/// caller's Vars in the order of FlowInterface::all(), None where there is
/// none. Returns the caller's nodes for Callee.Nodes.
std::vector<FlowGraph::Node> apply(FlowGraph &G, const FlowSummary &Callee,
                                   llvm::ArrayRef<FlowGraph::Var> Actuals);

} // namespace zeroize

#endif // ZEROIZE_IR_FLOWSUMMARY_H
