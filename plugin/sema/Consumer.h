// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The AST floor's only door: a consumer that Clang runs before its own. Test:
// test/sema.

#ifndef ZEROIZE_SEMA_CONSUMER_H
#define ZEROIZE_SEMA_CONSUMER_H

#include <memory>

namespace clang {
class ASTConsumer;
class CompilerInstance;
} // namespace clang

namespace zeroize {

std::unique_ptr<clang::ASTConsumer> createConsumer(clang::CompilerInstance &CI);

} // namespace zeroize

#endif // ZEROIZE_SEMA_CONSUMER_H
