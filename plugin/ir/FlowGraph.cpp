// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Union-find over Vars and Cells, with path halving: near-linear in the number
// of joins. Covered by test/ir/propagate.c.

#include "ir/FlowGraph.h"

#include <algorithm>

namespace zeroize {

FlowGraph::Var FlowGraph::newVar() {
  Vars.push_back({static_cast<Var>(Vars.size())});
  return Vars.size() - 1;
}

FlowGraph::Cell FlowGraph::newCell(unsigned Global) {
  Cells.push_back({static_cast<Cell>(Cells.size()), None, Global});
  return Cells.size() - 1;
}

FlowGraph::Var FlowGraph::find(Var V) {
  while (Vars[V].Parent != V)
    V = Vars[V].Parent = Vars[Vars[V].Parent].Parent;
  return V;
}

FlowGraph::Cell FlowGraph::findCell(Cell C) {
  while (Cells[C].Parent != C)
    C = Cells[C].Parent = Cells[Cells[C].Parent].Parent;
  return C;
}

FlowGraph::Cell FlowGraph::knownPointee(Var V) {
  Cell C = Vars[find(V)].Points;
  return C == None ? None : findCell(C);
}

FlowGraph::Cell FlowGraph::pointee(Var V) {
  V = find(V);
  if (Vars[V].Points == None) {
    Cell C = newCell();
    Vars[V].Points = C;
  }
  return findCell(Vars[V].Points);
}

FlowGraph::Var FlowGraph::knownContents(Cell C) {
  Var V = Cells[findCell(C)].Holds;
  return V == None ? None : find(V);
}

FlowGraph::Var FlowGraph::contents(Cell C) {
  C = findCell(C);
  if (Cells[C].Holds == None) {
    Var V = newVar();
    Cells[C].Holds = V;
  }
  return find(Cells[C].Holds);
}

void FlowGraph::join(Var A, Var B) {
  Pending.emplace_back(value(A), value(B));
  drain();
}

void FlowGraph::joinCells(Cell A, Cell B) {
  Pending.emplace_back(bytes(A), bytes(B));
  drain();
}

void FlowGraph::setPointee(Var V, Cell C) {
  V = find(V);
  if (Vars[V].Points == None)
    Vars[V].Points = C;
  else
    joinCells(Vars[V].Points, C);
}

void FlowGraph::closeReach(Var V) {
  Cell Deep = pointee(contents(pointee(V)));
  setPointee(contents(Deep), Deep);
}

void FlowGraph::drain() {
  while (!Pending.empty()) {
    auto [A, B] = Pending.pop_back_val();
    if (A & 1) {
      Cell To = findCell(A / 2), From = findCell(B / 2);
      if (To == From)
        continue;
      CellInfo &Kept = Cells[To], &Gone = Cells[From];
      Gone.Parent = To;
      if (Kept.Holds == None)
        Kept.Holds = Gone.Holds;
      else if (Gone.Holds != None)
        Pending.emplace_back(value(Kept.Holds), value(Gone.Holds));
      if (Kept.Global == None)
        Kept.Global = Gone.Global;
      else if (Gone.Global != None && Gone.Global != Kept.Global)
        SameGlobals.emplace_back(Kept.Global, Gone.Global);
    } else {
      Var To = find(A / 2), From = find(B / 2);
      if (To == From)
        continue;
      VarInfo &Kept = Vars[To], &Gone = Vars[From];
      Gone.Parent = To;
      if (Kept.Points == None)
        Kept.Points = Gone.Points;
      else if (Gone.Points != None)
        Pending.emplace_back(bytes(Kept.Points), bytes(Gone.Points));
    }
  }
}

void FlowGraph::finish() {
  for (auto &[From, To] : Edges) {
    From = resolve(From);
    To = resolve(To);
  }
  std::sort(Edges.begin(), Edges.end());
  Edges.erase(std::unique(Edges.begin(), Edges.end()), Edges.end());
  for (Node &N : Sources)
    N = resolve(N);
}

std::vector<std::pair<FlowGraph::Cell, unsigned>> FlowGraph::globalCells() {
  std::vector<std::pair<Cell, unsigned>> Result;
  for (Cell C = 0; C < Cells.size(); ++C)
    if (Cells[C].Parent == C && Cells[C].Global != None)
      Result.emplace_back(C, Cells[C].Global);
  return Result;
}

} // namespace zeroize
