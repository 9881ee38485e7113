// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The flow graphs of all groups as one graph, and what is secret in it. A node
// is secret for every caller (Up) or only because some caller passed a secret
// in (Down); the latter must not come back out to the other callers, who know
// from the summary what comes out for what they put in. Covered by
// test/ir/propagate.c.

#ifndef ZEROIZE_IR_FLOWNETWORK_H
#define ZEROIZE_IR_FLOWNETWORK_H

#include <cstdint>
#include <vector>

namespace zeroize {

class FlowNetwork {
public:
  enum Kind : uint8_t {
    Within,  ///< Inside one function.
    Return,  ///< From a callee to its caller: only what every caller gets.
    Pass,    ///< From a caller to its callee.
    Publish, ///< To memory that everyone sees, and from there.
  };

  /// \p Count new nodes; returns the first.
  unsigned addNodes(unsigned Count);
  void addEdge(unsigned From, unsigned To, Kind How);
  void addSource(unsigned N) { Sources.push_back(N); }

  /// Marks all that the sources reach. Linear in nodes and edges.
  void solve();
  bool isSecret(unsigned N) const { return Bits[N]; }

  /// Marks all from which a secret node is reached, whoever calls whom: what
  /// goes there may be where the secret comes from. After solve().
  void solveOrigins();
  bool mayBeOrigin(unsigned N) const { return Origin[N]; }

private:
  struct Edge {
    unsigned From, To;
    Kind How;
  };
  /// The edges by their start, or by their end.
  struct Order {
    std::vector<unsigned> Begin, Index;
  };
  Order sortEdges(unsigned Edge::*Key) const;

  std::vector<uint8_t> Bits;
  std::vector<bool> Origin;
  std::vector<Edge> Edges;
  std::vector<unsigned> Sources;
};

} // namespace zeroize

#endif // ZEROIZE_IR_FLOWNETWORK_H
