// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against user code that cannot ask whether the plugin is there.
//
// RUN: %zeroize -std=c23 -fsyntax-only -DPRESENT=1 %s
// RUN: %clang -std=c23 -fsyntax-only -DPRESENT=0 %s
// RUN: %zeroizexx -x c++ -std=c++20 -fsyntax-only -DPRESENT=1 %s

#if __has_attribute(secret) != PRESENT || __has_attribute(__secret__) != PRESENT
#error "__has_attribute"
#endif
#ifdef __cplusplus
#if __has_cpp_attribute(zeroize::secret) != PRESENT
#error "__has_cpp_attribute"
#endif
#elif __has_c_attribute(zeroize::secret) != PRESENT
#error "__has_c_attribute"
#endif
#ifdef secret
#error "predefine nothing"
#endif
int secret;
