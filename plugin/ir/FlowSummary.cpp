// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Makes and applies summaries. The flows are found for 64 nodes of the
// interface at a time, one bit each, so that a large group of mutually
// recursive functions costs a few passes over its graph. Covered by
// test/ir/propagate.c and test/residue/propagation.

#include "ir/FlowSummary.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

using namespace llvm;

namespace zeroize {

using Var = FlowGraph::Var;
using Cell = FlowGraph::Cell;
using Node = FlowGraph::Node;
static constexpr unsigned None = FlowGraph::None;

/// Sixteen passes over the graph.
static constexpr size_t MaxStarts = 1024;

SmallVector<Var, 8> FlowInterface::all() const {
  SmallVector<Var, 8> Result(Formals.begin(), Formals.end());
  Result.push_back(Variadic);
  Result.push_back(this->Result);
  return Result;
}

void limitReach(FlowGraph &G, const FlowInterface &Interface) {
  for (Var V : Interface.all()) {
    Cell C = G.knownPointee(V);
    for (int Step = 0; Step < 2 && C != None; ++Step) {
      Var Next = G.knownContents(C);
      C = Next == None ? None : G.knownPointee(Next);
    }
    while (C != None) {
      Var Next = G.knownContents(C);
      Cell Deeper = Next == None ? None : G.knownPointee(Next);
      if (Deeper == None || Deeper == C)
        break;
      G.joinCells(C, Deeper);
      C = G.findCell(C);
    }
  }
}

FlowSummary summarize(FlowGraph &G, const FlowInterface &Interface) {
  FlowSummary S;
  DenseMap<Var, unsigned> VarIndex;
  DenseMap<Cell, unsigned> CellIndex;
  std::vector<Var> Work;
  auto ClassOf = [&](Var V) {
    auto [It, New] = VarIndex.try_emplace(G.find(V), S.VarPoints.size());
    if (New) {
      S.VarPoints.push_back(None);
      Work.push_back(G.find(V));
    }
    return It->second;
  };

  for (Var V : Interface.all()) {
    S.Classes.push_back(ClassOf(V));
    S.Nodes.push_back(FlowGraph::value(V));
  }
  for (size_t I = 0; I < Work.size(); ++I) {
    Cell C = G.knownPointee(Work[I]);
    if (C == None)
      continue;
    auto [It, New] = CellIndex.try_emplace(C, S.Cells.size());
    S.VarPoints[I] = It->second;
    if (!New)
      continue;
    S.Nodes.push_back(FlowGraph::bytes(C));
    S.Cells.push_back({None, G.globalOf(C)});
    if (Var Holds = G.knownContents(C); Holds != None) {
      unsigned Class = ClassOf(Holds);
      S.Cells.back().Holds = Class;
    }
  }
  S.IsContract = Interface.IsContract;
  return S;
}

namespace {

/// Successors of each node of a finished graph.
struct Successors {
  explicit Successors(const FlowGraph &G)
      : Begin(G.numNodes() + 1), Edges(G.edges()) {
    for (auto [From, To] : Edges)
      ++Begin[From + 1];
    for (size_t I = 1; I < Begin.size(); ++I)
      Begin[I] += Begin[I - 1];
  }
  ArrayRef<std::pair<Node, Node>> of(Node N) const {
    return ArrayRef(Edges).slice(Begin[N], Begin[N + 1] - Begin[N]);
  }
  std::vector<unsigned> Begin;
  const std::vector<std::pair<Node, Node>> &Edges;
};

} // namespace

void summarizeFlows(const FlowGraph &G, ArrayRef<FlowSummary *> Summaries) {
  // One entry per node of an interface: whose, and which.
  std::vector<std::pair<FlowSummary *, unsigned>> Starts;
  for (FlowSummary *S : Summaries)
    for (unsigned I = 0; I < S->Nodes.size(); ++I)
      Starts.emplace_back(S, I);

  if (Starts.size() > MaxStarts) {
    for (FlowSummary *S : Summaries)
      S->IsShared = true;
    return;
  }

  Successors Next(G);
  std::vector<uint64_t> Mask(G.numNodes());
  for (size_t First = 0; First < Starts.size(); First += 64) {
    size_t Last = std::min(First + 64, Starts.size());
    std::vector<Node> Work, Touched;
    auto Add = [&](Node N, uint64_t Bits) {
      if ((Mask[N] | Bits) == Mask[N])
        return;
      if (!Mask[N])
        Touched.push_back(N);
      Mask[N] |= Bits;
      Work.push_back(N);
    };
    for (size_t I = First; I < Last; ++I)
      Add(Starts[I].first->Nodes[Starts[I].second], uint64_t(1) << (I - First));
    while (!Work.empty()) {
      Node N = Work.back();
      Work.pop_back();
      for (auto [From, To] : Next.of(N))
        Add(To, Mask[From]);
    }

    for (size_t I = First; I < Last; ++I) {
      auto [S, From] = Starts[I];
      for (unsigned To = 0; To < S->Nodes.size(); ++To)
        if (To != From && (Mask[S->Nodes[To]] >> (I - First) & 1))
          S->Flows.emplace_back(From, To);
    }
    for (Node N : Touched)
      Mask[N] = 0;
  }
}

std::vector<Node> apply(FlowGraph &G, const FlowSummary &Callee,
                        ArrayRef<Var> Actuals) {
  std::vector<Var> Vars;
  std::vector<Cell> Cells;
  for (size_t I = 0; I < Callee.VarPoints.size(); ++I)
    Vars.push_back(G.newVar());
  for (const FlowSummary::CellInfo &C : Callee.Cells)
    Cells.push_back(G.newCell(C.Global));
  for (size_t I = 0; I < Vars.size(); ++I)
    if (Callee.VarPoints[I] != None)
      G.setPointee(Vars[I], Cells[Callee.VarPoints[I]]);
  for (size_t I = 0; I < Cells.size(); ++I)
    if (Callee.Cells[I].Holds != None)
      G.join(G.contents(Cells[I]), Vars[Callee.Cells[I].Holds]);

  std::vector<Node> Nodes;
  for (size_t I = 0; I < Callee.Classes.size(); ++I) {
    Var Actual = I < Actuals.size() ? Actuals[I] : None;
    if (Actual == None)
      Actual = G.newVar();
    G.join(Actual, Vars[Callee.Classes[I]]);
    Nodes.push_back(FlowGraph::value(Actual));
  }
  for (Cell C : Cells)
    Nodes.push_back(FlowGraph::bytes(C));
  if (!Callee.IsContract)
    for (auto [From, To] : Callee.Flows)
      G.flow(Nodes[From], Nodes[To]);
  return Nodes;
}

} // namespace zeroize
