// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What must not be done with a secret, one entry per tag, and how it is said.
// Each can be an error, a warning or off: -fplugin-arg-zeroize-<tag>=. Tests:
// test/compare, test/options/tags.c.

#ifndef ZEROIZE_SEMA_FLOW_RULES_H
#define ZEROIZE_SEMA_FLOW_RULES_H

#include "attrs/Diagnostics.h"
#include "sema/flow/Place.h"

#include "clang/AST/ASTContext.h"

#include <array>
#include <optional>
#include <set>

namespace zeroize {

enum class Rule {
  Compare,
  Branch,
  Index,
  Latency,
  Length,
  Width,
  Escape,
  Flow,
  Polarity,
  Analysis
};
enum class Level { Off, Warn, Error };

struct RuleEntry {
  const char *Tag;
  Level Default;
  const char *Help;
};

inline constexpr std::array<RuleEntry, 10> RuleTable = {{
    {"compare", Level::Error,
     "a comparison that stops at the first difference"},
    {"branch", Level::Error, "a decision that depends on a secret"},
    {"index", Level::Warn, "memory addressed by a secret"},
    {"latency", Level::Warn, "an operation whose time depends on a secret"},
    {"length", Level::Warn, "a length that depends on a secret"},
    {"width", Level::Error, "a comparison wider than a register"},
    {"escape", Level::Warn, "a secret passed to a function that is not known"},
    {"flow", Level::Off, "a secret stored where nothing says so"},
    {"polarity", Level::Warn,
     "a constant-time comparison taken for its opposite"},
    {"analysis", Level::Warn, "a function that is not analysed to its end"},
}};

/// The levels of this compilation; written by the front.
std::array<Level, RuleTable.size()> &ruleLevels();
bool anyRuleIsOn();

class Rules {
public:
  explicit Rules(clang::ASTContext &Ctx) : Ctx(Ctx) {}

  /// Reports \p D at \p At with the notes of \p Why, once per place. Returns
  /// null if there is nothing to add to: the rule is off, or it was said
  /// before.
  std::optional<clang::DiagnosticBuilder>
  report(Rule R, Diag D, const clang::Expr *At, bool AtMostWarn = false);
  std::optional<clang::DiagnosticBuilder>
  report(Rule R, Diag D, clang::SourceLocation At, bool AtMostWarn = false);
  void explain(const Fact *Why);

  /// Where the program calls into a system header, of which the body is being
  /// analysed.
  clang::SourceLocation User;

  bool isOn(Rule R) const { return ruleLevels()[int(R)] != Level::Off; }

private:
  clang::ASTContext &Ctx;
  std::set<std::pair<Rule, clang::SourceLocation>> Said;
};

} // namespace zeroize

#endif // ZEROIZE_SEMA_FLOW_RULES_H
