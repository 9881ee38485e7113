// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Turns the entries of Diagnostics.def into Clang's custom diagnostics. Tests:
// test/attrs, test/sema, test/options; -w, -Werror and -Wno-attributes in
// test/sema/warning-flags.c.

#include "attrs/Diagnostics.h"

#include "clang/Basic/DiagnosticIDs.h"

using namespace clang;

namespace zeroize {
namespace {

enum class Severity { Error, Warning, Note };

struct Entry {
  Severity Level;
  const char *Text;
};

constexpr Entry Table[] = {
#define DIAG(NAME, SEVERITY, TEXT) {Severity::SEVERITY, TEXT},
#include "attrs/Diagnostics.def"
};

DiagnosticIDs::CustomDiagDesc describe(const Entry &E) {
  switch (E.Level) {
  case Severity::Error:
    return {diag::Severity::Error, E.Text, DiagnosticIDs::CLASS_ERROR,
            /*ShowInSystemHeader=*/true, /*ShowInSystemMacro=*/true};
  case Severity::Note:
    return {diag::Severity::Fatal, E.Text, DiagnosticIDs::CLASS_NOTE,
            /*ShowInSystemHeader=*/true, /*ShowInSystemMacro=*/true};
  case Severity::Warning:
    break;
  }
  // Without a group of Clang's own, a custom warning ignores -Werror and -w.
  return {diag::Severity::Warning,      E.Text,
          DiagnosticIDs::CLASS_WARNING,
          /*ShowInSystemHeader=*/false,
          /*ShowInSystemMacro=*/true,   diag::Group::Attributes};
}

} // namespace

DiagnosticBuilder report(DiagnosticsEngine &Diags, SourceLocation Loc, Diag D) {
  const Entry &E = Table[static_cast<unsigned>(D)];
  // The engine returns the same number for the same description.
  return Diags.Report(Loc,
                      Diags.getDiagnosticIDs()->getCustomDiagID(describe(E)));
}

DiagnosticBuilder reportAs(DiagnosticsEngine &Diags, SourceLocation Loc, Diag D,
                           bool IsError) {
  Entry E = Table[static_cast<unsigned>(D)];
  E.Level = IsError ? Severity::Error : Severity::Warning;
  return Diags.Report(Loc,
                      Diags.getDiagnosticIDs()->getCustomDiagID(describe(E)));
}

} // namespace zeroize
