// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Secrets that a call hands on by the pointers in what it passes: a vector of
// buffers (struct iovec, `const uint8_t *addr[]`), a context that borrows a
// key, the address of a pointer. What the mark of a field says of its pointer
// does not count here: who sees the record's type sees the mark.
// Test: test/compare/vectors-of-buffers.c.

#include "sema/flow/FlowAnalysis.h"

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseSet.h"

#include <utility>

using namespace clang;

namespace zeroize {

/// True if \p F says what the type of a record says.
static bool isOfType(const Fact *F) {
  return F && isa_and_nonnull<FieldDecl, RecordDecl>(F->Declared);
}

/// A secret that is behind pointers in \p Ps, and not in \p Ps; \p Links: how
/// often what a pointer leads to is looked at for further ones.
const Fact *FlowAnalysis::reached(const State &S, const Places &Ps,
                                  unsigned Links) {
  auto At = [&](const Place &P) -> const Fact * {
    const Fact *Why = read(S, P);
    return isOfType(Why) ? nullptr : Why;
  };
  auto IsMarked = [&](const Place &P) { return isOfType(declared(P)); };
  llvm::DenseSet<std::pair<const void *, unsigned>> Seen;
  SmallVector<Place, 8> Level(Ps.begin(), Ps.end()), Next;
  for (;; --Links, Level = std::exchange(Next, {})) {
    for (const Place &T : Level) {
      if (T.function() || !Seen.insert({T.Base, T.Steps.number()}).second)
        continue;
      // All that is known of what is behind the pointers in T.
      if (const QualType Type = T.type();
          !Type.isNull() && Type->isPointerType() && !S.Pointers.count(T))
        if (const Fact *Why = At(T.pointee()))
          return Why;
      for (const auto &[P, Why] : S.Contents.object(T))
        if (Why && isBelow(P, T) && !T.contains(P) && !IsMarked(P))
          return Why->plain();
      for (const auto &[P, Led] : S.Pointers.object(T)) {
        if (!isBelow(P, T) || IsMarked(P.pointee()))
          continue;
        for (const Place &Target : Led) {
          if (const Fact *Why = At(Target))
            return Why;
          for (const auto &[Part, Why] : S.Contents.object(Target))
            if (Why && Target.contains(Part) && !IsMarked(Part))
              return Why->plain();
        }
        Next.append(Led.begin(), Led.end());
      }
    }
    if (!Links || Next.empty())
      return nullptr;
  }
}

/// The same of what \p Arg, which is converted to the type of its parameter,
/// leads to. Who is given bytes (`void *`, as functions that free are) sees no
/// pointers there.
const Fact *FlowAnalysis::reachedBy(const Expr *Arg, State &S) {
  // `struct msghdr`, its vector of buffers, the buffers.
  constexpr unsigned MaxLinks = 2;
  if (!Report.isOn(Rule::Escape))
    return nullptr;
  if (const QualType Seen = Arg->getType()->getPointeeType();
      !Seen.isNull() && (Seen->isVoidType() || Seen->isArithmeticType() ||
                         Seen->isFunctionType()))
    return nullptr;
  if (Arg->isGLValue() || Arg->getType()->isRecordType())
    return reached(S, object(Arg, S), MaxLinks);
  if (!Arg->getType()->isPointerType())
    return nullptr;
  return reached(S, argument(Arg, S).Targets, MaxLinks);
}

} // namespace zeroize
