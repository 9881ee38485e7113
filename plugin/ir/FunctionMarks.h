// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What plugin/ir tells plugin/codegen. Data flows down once: nothing here is
// read back by the IR floor's callers. Covered by test/ir and test/codegen.

#ifndef ZEROIZE_IR_FUNCTIONMARKS_H
#define ZEROIZE_IR_FUNCTIONMARKS_H

namespace zeroize {

/// String function attribute: the function holds a secret. Its frame is
/// scrubbed and its registers are cleared at every exit. Survives inlining into
/// it, cloning, outlining and (Thin)LTO.
inline constexpr char SecretFunction[] = "zeroize-secret";

/// Undefined hidden symbol to which every secret function's prefix data refers
/// until the machine half has taken it away. If that half never runs, the
/// linker stops with this name.
inline constexpr char Seal[] =
    "__zeroize_ERROR_code_generated_without_the_zeroize_plugin";

} // namespace zeroize

#endif // ZEROIZE_IR_FUNCTIONMARKS_H
