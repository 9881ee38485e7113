// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a secret can flow inside one group of mutually recursive functions.
// Two relations over the same objects:
//
//   structure  what points to what, without direction (Steensgaard): a Var
//              stands for a value, a Cell for the memory that a Var points to,
//              and a Cell's contents are again a Var. Whatever may hold the
//              same pointers is joined.
//   flow       directed edges between nodes, a node being a Var's value or a
//              Cell's bytes: "if this depends on the secret, so does that".
//
// Keeping the direction is what makes the answer useful: a table indexed by a
// secret does not become one. Covered by test/ir/propagate.c.

#ifndef ZEROIZE_IR_FLOWGRAPH_H
#define ZEROIZE_IR_FLOWGRAPH_H

#include "llvm/ADT/SmallVector.h"
#include <cstdint>
#include <utility>
#include <vector>

namespace zeroize {

class FlowGraph {
public:
  using Var = unsigned;
  using Cell = unsigned;
  /// A Var's value or a Cell's bytes.
  using Node = unsigned;
  static constexpr unsigned None = ~0u;

  Var newVar();
  /// \p Global names the module-wide memory that the cell is a view of.
  Cell newCell(unsigned Global = None);

  /// What \p V points to, made when nobody has asked before.
  Cell pointee(Var V);
  /// The same, None when nobody has asked before.
  Cell knownPointee(Var V);
  /// The pointers that are stored in \p C.
  Var contents(Cell C);
  Var knownContents(Cell C);
  unsigned globalOf(Cell C) { return Cells[findCell(C)].Global; }

  Var find(Var V);
  Cell findCell(Cell C);

  /// \p A and \p B may hold the same pointers.
  void join(Var A, Var B);
  void joinCells(Cell A, Cell B);
  void setPointee(Var V, Cell C);
  /// Makes everything that is reached from \p V after two steps one cell, for
  /// code that we do not see and that may go on from there.
  void closeReach(Var V);

  static Node value(Var V) { return 2 * V; }
  static Node bytes(Cell C) { return 2 * C + 1; }
  void flow(Node From, Node To) { Edges.emplace_back(From, To); }
  void addSource(Node N) { Sources.push_back(N); }

  /// Nodes after all joins. Call only when the structure is final.
  Node resolve(Node N) { return N & 1 ? bytes(findCell(N / 2)) : N; }
  unsigned numNodes() const {
    return 2 * std::max<size_t>(Vars.size(), Cells.size());
  }
  unsigned numVars() const { return Vars.size(); }
  /// Resolves all edges and drops duplicates; the structure is final now.
  void finish();
  const std::vector<std::pair<Node, Node>> &edges() const { return Edges; }
  const std::vector<Node> &sources() const { return Sources; }
  /// Module-wide memories that turned out to be the same.
  const std::vector<std::pair<unsigned, unsigned>> &sameGlobals() const {
    return SameGlobals;
  }
  /// (cell, module-wide memory), for the representatives.
  std::vector<std::pair<Cell, unsigned>> globalCells();

private:
  struct VarInfo {
    Var Parent;
    Cell Points = None;
  };
  struct CellInfo {
    Cell Parent;
    Var Holds = None;
    unsigned Global = None;
  };
  void drain();

  std::vector<VarInfo> Vars;
  std::vector<CellInfo> Cells;
  std::vector<std::pair<Node, Node>> Edges;
  std::vector<Node> Sources;
  std::vector<std::pair<unsigned, unsigned>> SameGlobals;
  // Joins still to be done, as nodes: recursion would follow the data.
  llvm::SmallVector<std::pair<Node, Node>, 16> Pending;
};

} // namespace zeroize

#endif // ZEROIZE_IR_FLOWGRAPH_H
