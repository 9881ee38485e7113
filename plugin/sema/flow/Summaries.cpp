// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What functions do, worked out once for each way in which they are entered.
// Tests: test/compare/many-ways.c, long-chains.cpp.

#include "sema/flow/FlowAnalysis.h"

using namespace clang;

namespace zeroize {

template <class T> static void append(std::string &Key, T Part) {
  Key.append(reinterpret_cast<const char *>(&Part), sizeof Part);
}

/// True for an element of an array that a parameter is or leads to, or of what
/// such an array was passed as.
static bool isElement(const Place &P) {
  return P.Steps.size() > 1 && P.Steps.back() && P.IsDecl &&
         isa<ParmVarDecl>(static_cast<const Decl *>(P.Base)) &&
         !P.Steps.back()->getParent()->isCompleteDefinition() &&
         P.Steps.back()->getType()->isArithmeticType();
}

static bool tellsAll(const Fact *Why) { return Why && Why->Tells == Fact::All; }

/// What is secret in \p Entry and which functions its pointers lead to, in
/// bytes. Why it is secret does not matter, nor whether an array is as a whole,
/// or each of its elements is, or both: all reads yield the same.
static std::string keyOf(const State &Entry, Elements &Array,
                         const ASTContext &Ctx) {
  using Part = std::tuple<const void *, unsigned, char>;
  SmallVector<Part, 16> Parts;
  auto Tells = [&](const Place &P) {
    const auto *Known = Entry.Contents.find(P);
    return Known && tellsAll(Known->second);
  };
  // Of arrays of which nothing is said as a whole: how many are secret.
  std::map<Place, unsigned> Arrays;
  for (const auto &[P, Why] : Entry.Contents.all()) {
    if (isElement(P) && tellsAll(Why)) {
      Place Whole = P;
      Whole.Steps.pop_back();
      if (Tells(Whole))
        continue;
      if (!Entry.holds(Whole))
        ++Arrays[Whole];
    }
    Parts.emplace_back(P.Base, P.Steps.number(), Why ? ';' + Why->Tells : '-');
  }
  SmallVector<Part, 16> Elements;
  for (const auto &[Whole, Count] : Arrays) {
    const ConstantArrayType *T = Array.areKept(Whole)
                                     ? Ctx.getAsConstantArrayType(Whole.type())
                                     : nullptr;
    if (!T || Count != T->getZExtSize())
      continue;
    const size_t First = Elements.size();
    for (unsigned I = 0; I < Count; ++I)
      if (const Place P = Array.at(Whole, I); Tells(P))
        Elements.emplace_back(P.Base, P.Steps.number(), ';' + Fact::All);
    if (Elements.size() != First + Count)
      Elements.truncate(First);
    else
      Parts.emplace_back(Whole.Base, Whole.Steps.number(), ';' + Fact::All);
  }
  llvm::sort(Parts);
  llvm::sort(Elements);
  auto *Gone = Elements.begin();
  std::string Key;
  for (const Part &P : Parts) {
    if (Gone != Elements.end() && P == *Gone) {
      ++Gone;
      continue;
    }
    const auto &[Base, Steps, What] = P;
    append(Key, Base);
    append(Key, Steps);
    append(Key, What);
  }
  append(Key, '>');
  for (const auto &[P, Led] : Entry.Pointers.all())
    for (const Place &T : Led) {
      append(Key, P.Base);
      append(Key, T.Base);
    }
  return Key;
}

/// What \p F does when it is entered with \p Entry.
FlowAnalysis::Summary &FlowAnalysis::summarize(const FunctionDecl *F,
                                               State Entry) {
  const auto Again =
      std::make_tuple(F, Entry.Contents.id(), Entry.Pointers.id(),
                      Report.User.getRawEncoding());
  Summary *&Before = Entered[Again];
  if (Before && Before->Done) {
    Before->Used = true;
    return *Before;
  }
  std::string Key = keyOf(Entry, Array, Ctx);
  // Reported where it is used, and so at each use.
  if (Report.User.isValid())
    append(Key, Report.User.getRawEncoding());
  auto [Known, IsNew] = Summaries.try_emplace({F, Key});
  // One for several ways may have to be worked out again.
  bool IsOwn = true;
  if (IsNew && !Report.User.isValid()) {
    OtherWays &Others = Ways[F];
    if (++Others.Seen > limits().Ways) {
      Summaries.erase(Known);
      Known = Summaries.try_emplace({F, "*"}).first;
      IsOwn = false;
      if (Others.Entry.join(Entry)) {
        if (++Others.Joins <= limits().Joins)
          Known->second.Done = false;
        else
          giveUp(F, Bound::Ways);
      }
      Entry = Others.Entry;
    }
  }
  Summary &Sum = Known->second;
  if (IsOwn)
    Before = &Sum;
  if (Sum.Done) {
    Sum.Used = true;
    return Sum;
  }
  // Recursive calls find what is known so far; again, until that was enough.
  // What was worked out on the way has relied on less. Only the outermost one
  // repeats, or the repetitions would multiply.
  size_t First = Finished.size();
  for (unsigned Turn = 0;; ++Turn) {
    if (Turn == limits().Turns) {
      giveUp(F, Bound::Turns);
      break;
    }
    Sum.Done = true;
    Sum.Used = false;
    Repeating += Turn > 0;
    Summary Found = interpret(F, Entry);
    Repeating -= Turn > 0;
    bool Enough = !Sum.Used || (!Found.Result.Secret == !Sum.Result.Secret &&
                                Found.Result.Targets == Sum.Result.Targets &&
                                Found.Effects.size() == Sum.Effects.size() &&
                                Found.Pointers == Sum.Pointers);
    Sum = std::move(Found);
    if (Enough || Repeating)
      break;
    for (size_t I = First; I < Finished.size(); ++I)
      Finished[I]->Done = false;
    Finished.resize(First);
  }
  Finished.push_back(&Sum);
  return Sum;
}

} // namespace zeroize
