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

/// What is secret in \p Entry and which functions its pointers lead to, in
/// bytes. Why it is secret does not matter.
static std::string keyOf(const State &Entry) {
  std::string Key;
  for (const auto &[P, Why] : Entry.Contents.all()) {
    append(Key, P.Base);
    append(Key, P.Steps.number());
    append(Key, Why ? ';' + Why->Tells : '-');
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
  std::string Key = keyOf(Entry);
  // Reported where it is used, and so at each use.
  if (Report.User.isValid())
    append(Key, Report.User.getRawEncoding());
  auto [Known, IsNew] = Summaries.try_emplace({F, Key});
  if (IsNew && !Report.User.isValid()) {
    OtherWays &Others = Ways[F];
    if (++Others.Seen > limits().Ways) {
      Summaries.erase(Known);
      Known = Summaries.try_emplace({F, "*"}).first;
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
