// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Diagnostics.def as C++: one enumerator per message and one function to report
// it. Relies on nothing but Clang's DiagnosticsEngine. Tests: test/attrs,
// test/sema, test/options.

#ifndef ZEROIZE_ATTRS_DIAGNOSTICS_H
#define ZEROIZE_ATTRS_DIAGNOSTICS_H

#include "clang/Basic/Diagnostic.h"

namespace zeroize {

enum class Diag {
#define DIAG(NAME, SEVERITY, TEXT) NAME,
#include "attrs/Diagnostics.def"
};

/// Begins the diagnostic \p D at \p Loc; stream its arguments into the result.
clang::DiagnosticBuilder report(clang::DiagnosticsEngine &Diags,
                                clang::SourceLocation Loc, Diag D);

/// The same as an error or as a warning, whatever the table says.
clang::DiagnosticBuilder reportAs(clang::DiagnosticsEngine &Diags,
                                  clang::SourceLocation Loc, Diag D,
                                  bool IsError);

} // namespace zeroize

#endif // ZEROIZE_ATTRS_DIAGNOSTICS_H
