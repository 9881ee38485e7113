// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One table of options; the parser, the help text and the did-you-mean all read
// it. Tests: test/options.

#include "Options.h"
#include "Version.h"

#include "attrs/Diagnostics.h"
#include "sema/TestMarks.h"
#include "sema/flow/Limits.h"
#include "sema/flow/Rules.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;

namespace zeroize {
namespace {

struct Option {
  llvm::StringRef Name;
  llvm::StringRef Value; // empty: takes none
  llvm::StringRef Help;  // empty: not for users
  bool Repeatable = false;
};

const Option Table[] = {
    {"help", "", "print this text"},
    {"version", "", "print the plugin's version and the Clang it is built for"},
    {"depth", "<bytes>",
     "erase this much stack below a secret region, 0 to 1048576"},
    {"secrets", "<file>",
     "mark what this sidecar says; may be given several times",
     /*Repeatable=*/true},
    {"stamp", "<text>",
     "ignored; tells compiler caches what the files in other options contain",
     /*Repeatable=*/true},
    {"unused-secrets", "",
     "warn of lines of the sidecars that name nothing in the file"},
    {"assume-secret", "", "erase as if all functions were handed secrets"},
    {"test-all-locals", "", ""},
    {"test-flow-work", "<limit>", ""},
};

/// All options: the table's, and one for each rule.
const std::vector<Option> &options() {
  static const std::vector<Option> All = [] {
    std::vector<Option> O(std::begin(Table), std::end(Table));
    for (const RuleEntry &R : RuleTable)
      O.push_back({llvm::StringRef(R.Tag), "<level>", R.Help});
    return O;
  }();
  return All;
}

const Option *find(llvm::StringRef Name) {
  auto It =
      llvm::find_if(options(), [&](const Option &O) { return O.Name == Name; });
  return It == options().end() ? nullptr : &*It;
}

void reportUnknown(llvm::StringRef Name, DiagnosticsEngine &Diags) {
  const Option *Best = nullptr;
  unsigned BestDistance = std::max<size_t>(2, Name.size() / 3) + 1;
  for (const Option &O : options()) {
    if (O.Help.empty())
      continue;
    unsigned Distance = Name.edit_distance(O.Name);
    if (Distance < BestDistance) {
      Best = &O;
      BestDistance = Distance;
    }
  }
  report(Diags, SourceLocation(), Diag::UnknownOption)
      << Name << (Best ? 1 : 0)
      << llvm::StringRef(Best ? Best->Name.data() : "");
}

/// True if \p Name may have \p Value.
bool checkForm(const Option &O, llvm::StringRef Value, bool HasValue,
               DiagnosticsEngine &Diags) {
  if (O.Value.empty() == !HasValue && (O.Value.empty() || !Value.empty()))
    return true;
  if (HasValue && O.Value.empty())
    report(Diags, SourceLocation(), Diag::OptionTakesNoValue) << O.Name;
  else
    report(Diags, SourceLocation(), Diag::OptionNeedsValue)
        << O.Name << (O.Value == "<level>" ? "error|warn|off" : O.Value);
  return false;
}

bool readDepth(llvm::StringRef Value, DiagnosticsEngine &Diags, Options &O) {
  unsigned Depth = 0;
  if (!Value.getAsInteger(10, Depth) && Depth <= MaxDepth) {
    O.Settings.Depth = Depth;
    return true;
  }
  report(Diags, SourceLocation(), Diag::OptionValue)
      << "depth" << Value << MaxDepth;
  return false;
}

/// The level of the rule called \p Tag.
bool readLevel(llvm::StringRef Tag, llvm::StringRef Value,
               DiagnosticsEngine &Diags) {
  int L = llvm::StringSwitch<int>(Value)
              .Case("off", int(Level::Off))
              .Case("warn", int(Level::Warn))
              .Case("error", int(Level::Error))
              .Default(-1);
  if (L < 0) {
    report(Diags, SourceLocation(), Diag::OptionLevel) << Tag << Value;
    return false;
  }
  for (size_t I = 0; I < RuleTable.size(); ++I)
    if (Tag == RuleTable[I].Tag)
      ruleLevels()[I] = static_cast<Level>(L);
  return true;
}

} // namespace

bool parseOptions(llvm::ArrayRef<std::string> Args, DiagnosticsEngine &Diags,
                  Options &O) {
  bool Good = true;
  // One process may compile several files.
  for (size_t I = 0; I < RuleTable.size(); ++I)
    ruleLevels()[I] = RuleTable[I].Default;
  marksAllLocals() = false;
  limits() = Limits();
  std::vector<const Option *> Given;
  for (llvm::StringRef Arg : Args) {
    auto [Name, Value] = Arg.split('=');
    const Option *Known = find(Name);
    if (!Known) {
      reportUnknown(Name, Diags);
      Good = false;
      continue;
    }
    if (!Known->Repeatable && llvm::is_contained(Given, Known)) {
      report(Diags, SourceLocation(), Diag::OptionTwice) << Name;
      Good = false;
      continue;
    }
    Given.push_back(Known);
    if (!checkForm(*Known, Value, Arg.contains('='), Diags)) {
      Good = false;
      continue;
    }
    if (Name == "help")
      O.Help = true;
    else if (Name == "version")
      O.Version = true;
    else if (Name == "secrets")
      O.Sidecars.Paths.push_back(Value.str());
    else if (Name == "stamp")
      ;
    else if (Name == "unused-secrets")
      O.Sidecars.ReportUnused = true;
    else if (Name == "assume-secret")
      O.Settings.AssumeSecret = true;
    else if (Name == "test-all-locals")
      marksAllLocals() = true;
    else if (Name == "test-flow-work")
      limits().Print = !Value.getAsInteger(10, limits().Work);
    else if (Name == "depth")
      Good &= readDepth(Value, Diags, O);
    else
      Good &= readLevel(Name, Value, Diags);
  }
  if (O.Help && O.Version) {
    report(Diags, SourceLocation(), Diag::OptionConflict)
        << "help" << "version";
    Good = false;
  }
  return Good;
}

void answer(const Options &O) {
  llvm::raw_ostream &OS = llvm::outs();
  if (O.Version)
    OS << "clang-zeroize " << ZEROIZE_VERSION << " for " << builtForClang()
       << '\n';
  if (O.Help) {
    OS << "clang-zeroize: erases what __attribute__((secret)) marks\n\n"
          "usage: clang -fplugin=zeroize.so [options] file...\n\n";
    for (const Option &Known : options()) {
      if (Known.Help.empty())
        continue;
      std::string Form = "-fplugin-arg-zeroize-" + Known.Name.str();
      if (!Known.Value.empty())
        Form += "=" + Known.Value.str();
      OS << "  " << llvm::format("%-36s", Form.c_str()) << Known.Help << '\n';
    }
  }
  OS.flush();
}

} // namespace zeroize
