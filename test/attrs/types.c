// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a mark on a type without bytes, where it would silently protect nothing.
//
// RUN: %zeroize -std=c11 -fblocks -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

SECRET void nothing(void); // expected-error {{'secret' attribute marks the returned value, but 'nothing' returns none [zeroize-attribute]}}
SECRET int (*pointer)(void); // expected-error {{'secret' attribute cannot apply to type 'int (*)(void)': a function holds no bytes; mark its parameters [zeroize-attribute]}}
SECRET int (*table[3])(void); // expected-error {{'secret' attribute cannot apply to type 'int (*[3])(void)': a function holds no bytes}}
typedef SECRET int function_type(int); // expected-error {{'secret' attribute cannot apply to type 'int (int)': a function holds no bytes}}
typedef SECRET int (*callback)(int); // expected-error {{'secret' attribute cannot apply to type 'int (*)(int)': a function holds no bytes}}
typedef SECRET void none; // expected-error {{'secret' attribute cannot apply to type 'void': 'void' has no bytes [zeroize-attribute]}}
SECRET void (^block)(void); // expected-error {{'secret' attribute cannot apply to type 'void (^)(void)': a block holds no bytes that can be erased [zeroize-attribute]}}

struct incomplete;
extern SECRET struct incomplete object; // expected-error {{'secret' attribute cannot apply to type 'struct incomplete': the type is incomplete [zeroize-attribute]}}

struct fields {
  SECRET void (*callback)(int); // expected-error {{'secret' attribute cannot apply to type 'void (*)(int)': a function holds no bytes}}
};
void parameters(SECRET void (*callback)(void)); // expected-error {{'secret' attribute cannot apply to type 'void (*)(void)': a function holds no bytes}}

// What these lead to may be anything, and is complete elsewhere.
extern SECRET struct incomplete *handle;
extern SECRET unsigned char unsized[];
SECRET void *raw(SECRET const void *, SECRET void **);
void marked_parameters(void (*callback)(SECRET char *, int));
typedef SECRET struct incomplete opaque;
