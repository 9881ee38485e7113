// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reachability over the whole program. Each node changes at most twice.
// Covered by test/ir/propagate-*.ll.

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

void FlowNetwork::solve() {
  // Edges by their start (counting sort: there may be millions).
  std::vector<unsigned> Begin(Bits.size() + 1), Order(Edges.size());
  for (const Edge &E : Edges)
    ++Begin[E.From + 1];
  for (std::size_t I = 1; I < Begin.size(); ++I)
    Begin[I] += Begin[I - 1];
  std::vector<unsigned> Next(Begin.begin(), Begin.end() - 1);
  for (unsigned I = 0; I < Edges.size(); ++I)
    Order[Next[Edges[I].From]++] = I;

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
    for (unsigned I = Begin[N]; I < Begin[N + 1]; ++I) {
      const Edge &E = Edges[Order[I]];
      Add(E.To, carried(Bits[N], E.How));
    }
  }
}

} // namespace zeroize
