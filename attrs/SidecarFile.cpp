// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One line at a time, by hand: the grammar has eight forms and no nesting.
// Test: test/sidecar/syntax.c.

#include "attrs/SidecarFile.h"

#include "attrs/Diagnostics.h"

#include "clang/Basic/CharInfo.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;

namespace zeroize {
namespace {

/// A line without its comment, and where it is.
class LineParser {
public:
  LineParser(StringRef Text, SourceLocation Start, DiagnosticsEngine &Diags,
             std::vector<SidecarMark> &Marks)
      : Text(Text), Start(Start), Diags(Diags), Marks(Marks) {}

  void run() {
    skipBlanks();
    size_t Before = Marks.size();
    if (At != Text.size() && !line())
      Marks.resize(Before);
  }

private:
  SourceLocation here() const { return Start.getLocWithOffset(At); }
  StringRef rest() const { return Text.substr(At); }
  void skipBlanks() {
    while (At < Text.size() && isHorizontalWhitespace(Text[At]))
      ++At;
  }

  bool fail(Diag D) {
    report(Diags, here(), D);
    return false;
  }

  /// `Expected` is what should stand here, for the message.
  bool fail(StringRef Expected) {
    report(Diags, here(), Diag::SidecarSyntax) << Expected;
    return false;
  }

  bool consume(StringRef Token) {
    if (!rest().starts_with(Token))
      return false;
    At += Token.size();
    skipBlanks();
    return true;
  }

  StringRef word() {
    size_t Begin = At;
    while (At < Text.size() &&
           (isAsciiIdentifierContinue(Text[At], /*AllowDollar=*/true) ||
            static_cast<unsigned char>(Text[At]) >= 0x80))
      ++At;
    return Text.substr(Begin, At - Begin);
  }

  /// An identifier; empty if none stands here.
  StringRef identifier() {
    if (At < Text.size() && isDigit(Text[At]))
      return {};
    return word();
  }

  /// `operator==`, `operator()`: the punctuation that follows the keyword.
  StringRef operatorName() {
    size_t Begin = At;
    if (rest().starts_with("()"))
      At += 2;
    while (At < Text.size() && At - Begin < 3 &&
           StringRef("+-*/%^&|~!=<>[],").contains(Text[At]))
      ++At;
    return Text.substr(Begin, At - Begin);
  }

  bool qualifiedName(SidecarMark &M) {
    M.Loc = here();
    consume("::");
    for (;;) {
      bool Destructor = rest().consume_front("~");
      At += Destructor;
      StringRef Part = identifier();
      if (Part.empty())
        return fail("a name");
      M.Name += Destructor ? "~" : "";
      M.Name += Part;
      if (Part == "operator")
        M.Name += operatorName();
      skipBlanks();
      if (!consume("::"))
        return true;
      M.Name += "::";
    }
  }

  bool end() {
    return At == Text.size() ||
           fail(rest().starts_with("(") || rest().starts_with("<")
                    ? "the end of the line; signatures and template arguments "
                      "are not written here"
                    : "the end of the line");
  }

  bool parameters(SidecarMark M) {
    if (M.Part.empty() && consume(")")) {
      M.Kind = SidecarKind::Result;
      M.PartLoc = M.Loc;
      Marks.push_back(M);
      return end();
    }
    M.Kind =
        M.Part.empty() ? SidecarKind::Parameter : SidecarKind::FieldParameter;
    do {
      SidecarMark One = M;
      One.PartLoc = here();
      StringRef Name = word();
      if (Name.empty())
        return fail("the name or the number of a parameter");
      if (isDigit(Name[0])) {
        if (Name.getAsInteger(10, One.Number) || One.Number == 0) {
          At = One.PartLoc.getRawEncoding() - Start.getRawEncoding();
          return fail("the number of a parameter, from 1");
        }
      } else if (One.Part.empty()) {
        One.Part.push_back(Name.str());
      } else {
        One.Parameter = Name.str();
      }
      skipBlanks();
      Marks.push_back(std::move(One));
    } while (consume(","));
    return consume(")") ? end() : fail("',' or ')'");
  }

  bool locals(SidecarMark M) {
    M.Kind = SidecarKind::Local;
    do {
      SidecarMark One = M;
      One.PartLoc = here();
      StringRef Name = identifier();
      if (Name.empty())
        return fail("the name of a local variable");
      One.Part.push_back(Name.str());
      skipBlanks();
      Marks.push_back(std::move(One));
    } while (consume(","));
    return end();
  }

  bool record(SidecarMark M) {
    if (!qualifiedName(M))
      return false;
    M.Kind = SidecarKind::Record;
    M.PartLoc = M.Loc;
    while (consume(".")) {
      M.Kind = SidecarKind::Field;
      M.PartLoc = here();
      StringRef Name = identifier();
      if (Name.empty())
        return fail("the name of a field");
      M.Part.push_back(Name.str());
      skipBlanks();
    }
    if (M.Kind == SidecarKind::Field && consume("("))
      return parameters(std::move(M));
    Marks.push_back(std::move(M));
    return end();
  }

  bool line() {
    SidecarMark M{};
    size_t Begin = At;
    StringRef Keyword = identifier();
    skipBlanks();
    // A function may be called `global`.
    bool Alone = At < Text.size() && Text[At] != '(' && Text[At] != ':';
    bool Rooted = rest().starts_with("::");
    int Kind =
        llvm::StringSwitch<int>(Keyword)
            .Cases({"struct", "union", "class"}, int(SidecarKind::Record))
            .Case("typedef", int(SidecarKind::Typedef))
            .Case("global", int(SidecarKind::Global))
            .Case("declassify", int(SidecarKind::Declassify))
            .Default(-1);
    if (Kind == int(SidecarKind::Record) && !Rooted)
      return record(M);
    if (Kind >= 0 && Alone) {
      M.Kind = SidecarKind(Kind);
      if (!qualifiedName(M))
        return false;
      M.PartLoc = M.Loc;
      Marks.push_back(M);
      return end();
    }
    M.Released = Keyword == "release" && Alone && !Rooted;
    M.Wiped = Keyword == "wipe" && Alone && !Rooted;
    const bool OfOne = M.Released || M.Wiped;
    if (!OfOne)
      At = Begin;
    if (!qualifiedName(M))
      return false;
    if (OfOne && (!rest().consume_front("(") || rest().contains(',') ||
                  rest().consume_front("()")))
      return fail(Diag::SidecarForm);
    if (consume("("))
      return parameters(M);
    if (consume(":"))
      return locals(M);
    return fail(Diag::SidecarForm);
  }

  StringRef Text;
  SourceLocation Start;
  DiagnosticsEngine &Diags;
  std::vector<SidecarMark> &Marks;
  size_t At = 0;
};

} // namespace

std::optional<FileEntryRef> readSidecar(const std::string &Path,
                                        FileManager &Files, SourceManager &SM,
                                        DiagnosticsEngine &Diags,
                                        std::vector<SidecarMark> &Marks) {
  auto Refuse = [&](StringRef Why) {
    report(Diags, SourceLocation(), Diag::SidecarOpen) << Path << Why;
    return std::nullopt;
  };
  auto File = Files.getFileRef(Path, /*OpenFile=*/true);
  if (!File)
    return Refuse(llvm::toString(File.takeError()));
  FileID ID = SM.createFileID(*File, SourceLocation(), SrcMgr::C_User);
  auto Buffer = SM.getBufferOrNone(ID);
  if (!Buffer)
    return Refuse("it cannot be read");
  SourceLocation Start = SM.getLocForStartOfFile(ID);
  StringRef All = Buffer->getBuffer();
  size_t Offset = All.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (Offset < All.size()) {
    StringRef Line = All.substr(Offset).split('\n').first;
    StringRef Content = Line.split('#').first.rtrim();
    LineParser(Content, Start.getLocWithOffset(Offset), Diags, Marks).run();
    Offset += Line.size() + 1;
  }
  return *File;
}

} // namespace zeroize
