// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against arguments that are dropped on the way: an owner that nothing releases must not
// look like one that something does.
//
// RUN: %zeroize -std=c23 -fsyntax-only -Xclang -verify %s

__attribute__((secret("own"))) int misspelt; // expected-error {{the only argument of 'secret' attribute is "owned" [zeroize-attribute]}}
__attribute__((secret(1))) int number; // expected-error {{the only argument of 'secret' attribute is "owned"}}
__attribute__((secret("owned", 1))) int two; // expected-error {{'secret' attribute takes no more than 1 argument}}
__attribute__((secret("owned"))) char *global; // expected-error {{'secret' attribute with argument "owned" only applies to local variables of pointer type [zeroize-attribute]}}
void parameter(__attribute__((secret("owned"))) char *p); // expected-error {{'secret' attribute with argument "owned" only applies to}}

void locals(void) {
  __attribute__((secret("owned"))) char *p;
  [[zeroize::secret("owned")]] char *q;
  __attribute__((secret("owned"))) char array[2]; // expected-error {{'secret' attribute with argument "owned" only applies to}}
  [[zeroize::secret(owned)]] char *identifier; // expected-error {{the only argument of 'zeroize::secret' attribute is "owned"}}
  [[zeroize::secret("owned", 1)]] char *r; // expected-error {{'zeroize::secret' attribute takes no more than 1 argument}}
}
