// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A little automaton over the parser's tokens: `secret` inside
// `__attribute__((...))`, or after `zeroize ::`. It runs for each token of each
// file, so it does no more than compare token kinds. Tests: test/attrs/stray.c,
// stray.cpp.

#include "sema/StrayAttributes.h"

#include "attrs/Diagnostics.h"
#include "attrs/SecretAttr.h"

#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseSet.h"

using namespace clang;

namespace zeroize {
namespace {

class Automaton {
public:
  explicit Automaton(Preprocessor &PP)
      : Secret(PP.getIdentifierInfo("secret")),
        Armoured(PP.getIdentifierInfo("__secret__")),
        Namespace(PP.getIdentifierInfo("zeroize")) {}

  /// True if \p Tok is the name of a `secret` attribute.
  bool step(const Token &Tok) {
    tok::TokenKind Kind = Tok.getKind();
    if (Kind == tok::kw___attribute) {
      InAttribute = true;
      Depth = 0;
      return false;
    }
    if (Kind == tok::identifier)
      return identifier(Tok.getIdentifierInfo());
    Scope = Scope == 1 && Kind == tok::coloncolon ? 2 : 0;
    if (InAttribute) {
      // Arguments of other attributes lie deeper: `section("secret")`,
      // `cleanup(secret)`.
      if (Kind == tok::l_paren)
        ++Depth;
      else if (Kind == tok::r_paren)
        InAttribute = --Depth > 0;
    }
    return false;
  }

private:
  bool identifier(const IdentifierInfo *II) {
    bool Scoped = Scope == 2;
    Scope = II == Namespace ? 1 : 0;
    return (II == Secret || II == Armoured) &&
           (Scoped || (InAttribute && Depth == 2));
  }

  const IdentifierInfo *Secret, *Armoured, *Namespace;
  bool InAttribute = false;
  int Depth = 0;
  int Scope = 0; // 1 after `zeroize`, 2 after `zeroize ::`
};

} // namespace

StrayAttributes::StrayAttributes(Preprocessor &PP) {
  PP.setTokenWatcher(
      [Seen = Seen, A = Automaton(PP)](const Token &Tok) mutable {
        if (A.step(Tok))
          Seen->push_back(Tok.getLocation());
      });
}

void StrayAttributes::report(DiagnosticsEngine &Diags,
                             const AttachedAttributes &Attached) const {
  llvm::DenseSet<SourceLocation> Reported;
  for (SourceLocation Loc : *Seen)
    if (!Attached.contains(Loc) && Reported.insert(Loc).second)
      zeroize::report(Diags, Loc, Diag::AttrStray);
}

} // namespace zeroize
