// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reachability over the whole program. Each node changes at most twice.
// Covered by test/ir/propagate.c.

#include "ir/FlowNetwork.h"

#include <cstddef>

namespace zeroize {

static constexpr uint8_t Up = 1, Down = 2;

unsigned FlowNetwork::addNodes(unsigned Count) {
  unsigned First = Bits.size();
  Bits.resize(First + Count);
  return First;
}

void FlowNetwork::addEdge(unsigned From, unsigned To, Kind How) {
  if (From != To)
    Edges.push_back({From, To, How});
}

static uint8_t carried(uint8_t Bits, FlowNetwork::Kind How) {
  switch (How) {
  case FlowNetwork::Within:
    return Bits;
  case FlowNetwork::Return:
    return Bits & Up;
  case FlowNetwork::Pass:
    return Bits ? Down : 0;
  case FlowNetwork::Publish:
    return Bits ? Up : 0;
  }
  return Up;
}

/// By counting: there may be millions.
FlowNetwork::Order FlowNetwork::sortEdges(unsigned Edge::*Key) const {
  Order O{std::vector<unsigned>(Bits.size() + 1),
          std::vector<unsigned>(Edges.size())};
  for (const Edge &E : Edges)
    ++O.Begin[E.*Key + 1];
  for (std::size_t I = 1; I < O.Begin.size(); ++I)
    O.Begin[I] += O.Begin[I - 1];
  std::vector<unsigned> Next(O.Begin.begin(), O.Begin.end() - 1);
  for (unsigned I = 0; I < Edges.size(); ++I)
    O.Index[Next[Edges[I].*Key]++] = I;
  return O;
}

void FlowNetwork::solve() {
  Order ByStart = sortEdges(&Edge::From);
  std::vector<unsigned> Work;
  auto Add = [&](unsigned N, uint8_t New) {
    if ((Bits[N] | New) == Bits[N])
      return;
    Bits[N] |= New;
    Work.push_back(N);
  };
  for (unsigned N : Sources)
    Add(N, Up);
  while (!Work.empty()) {
    unsigned N = Work.back();
    Work.pop_back();
    for (unsigned I = ByStart.Begin[N]; I < ByStart.Begin[N + 1]; ++I) {
      const Edge &E = Edges[ByStart.Index[I]];
      Add(E.To, carried(Bits[N], E.How));
    }
  }
}

void FlowNetwork::solveOrigins() {
  Order ByEnd = sortEdges(&Edge::To);
  Origin.assign(Bits.size(), false);
  std::vector<unsigned> Work;
  for (unsigned N = 0; N < Bits.size(); ++N)
    if (Bits[N]) {
      Origin[N] = true;
      Work.push_back(N);
    }
  while (!Work.empty()) {
    unsigned N = Work.back();
    Work.pop_back();
    for (unsigned I = ByEnd.Begin[N]; I < ByEnd.Begin[N + 1]; ++I)
      if (unsigned From = Edges[ByEnd.Index[I]].From; !Origin[From]) {
        Origin[From] = true;
        Work.push_back(From);
      }
  }
}

} // namespace zeroize
