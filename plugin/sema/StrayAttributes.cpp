// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A little automaton over the parser's tokens: `secret` inside
// `__attribute__((...))`, and after `zeroize ::` inside `[[...]]`. It runs for
// each token of each file, so it does no more than compare token kinds. Tests:
// test/attrs/stray.c, stray.cpp.

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

  /// Where Clang says that the attribute begins, if \p Tok is the name of a
  /// `secret` attribute.
  SourceLocation step(const Token &Tok) {
    tok::TokenKind Kind = Tok.getKind();
    SourceLocation Found;
    if (Gnu)
      Found = stepGnu(Tok);
    else if (Standard)
      Found = stepStandard(Tok);
    else if (Kind == tok::kw___attribute)
      Gnu = true;
    else if (Kind == tok::l_square && Last == tok::l_square)
      Standard = true;
    Last = Kind;
    return Found;
  }

private:
  bool isSecret(const Token &Tok) const {
    return Tok.is(tok::identifier) && (Tok.getIdentifierInfo() == Secret ||
                                       Tok.getIdentifierInfo() == Armoured);
  }

  SourceLocation stepGnu(const Token &Tok) {
    // Arguments of other attributes lie deeper: `section("secret")`,
    // `cleanup(secret)`.
    if (Tok.is(tok::l_paren))
      ++Depth;
    else if (Tok.is(tok::r_paren))
      Gnu = --Depth > 0;
    else if (Depth == 2 && isSecret(Tok))
      return Tok.getLocation();
    return {};
  }

  SourceLocation stepStandard(const Token &Tok) {
    if (Tok.is(tok::r_square)) {
      if (Last == tok::r_square) {
        Standard = false;
        Scope = {};
        Common = false;
      }
    } else if (Tok.is(tok::identifier) &&
               Tok.getIdentifierInfo() == Namespace) {
      Scope = Tok.getLocation();
    } else if (Tok.is(tok::colon)) {
      Common = Scope.isValid(); // [[using zeroize: secret]]
    } else if (isSecret(Tok)) {
      if (Last == tok::coloncolon)
        return Scope;
      return Common ? Tok.getLocation() : SourceLocation();
    } else if (Tok.isNot(tok::coloncolon)) {
      Scope = {};
    }
    return {};
  }

  const IdentifierInfo *Secret, *Armoured, *Namespace;
  tok::TokenKind Last = tok::unknown;
  bool Gnu = false, Standard = false, Common = false;
  int Depth = 0;
  SourceLocation Scope;
};

} // namespace

StrayAttributes::StrayAttributes(Preprocessor &PP) {
  PP.setTokenWatcher(
      [Seen = Seen, A = Automaton(PP)](const Token &Tok) mutable {
        if (SourceLocation Loc = A.step(Tok); Loc.isValid())
          Seen->push_back(Loc);
      });
}

void StrayAttributes::report(DiagnosticsEngine &Diags,
                             const AttachedAttributes &Attached) const {
  // Clang's own errors come first: it rejects attributes on statements and
  // types by itself, and drops others when it gives up on a declaration.
  if (Diags.hasErrorOccurred())
    return;
  llvm::DenseSet<SourceLocation> Reported;
  for (SourceLocation Loc : *Seen)
    if (!Attached.contains(Loc) && Reported.insert(Loc).second)
      zeroize::report(Diags, Loc, Diag::AttrStray);
}

} // namespace zeroize
