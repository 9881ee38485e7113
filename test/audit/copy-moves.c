// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A verbatim copy that lies elsewhere in each run, or is there in some runs only, is nowhere a byte
// that depends on the secret alone. It is residue all the same.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 %audit_include %s -o %t
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit -v %t | FileCheck %s
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit -v %t across | FileCheck %s

#include <stdlib.h>
#include <sys/random.h>
#include <zeroize/audit.h>

static _Alignas(4096) unsigned char room[16384];

int main(int count, char **arguments) {
  // The whole secret: of a part, the next byte could seem to be there too, by chance.
  size_t size = count > 1 ? 10 : 16;
  const unsigned char *key = zeroize_audit_begin(size);
  unsigned char place[2];
  (void)arguments;
  if (getrandom(room, sizeof room, 0) != sizeof room ||
      getrandom(place, sizeof place, 0) != sizeof place)
    abort();
  // Across the end of a page: each half alone is too short to be a copy.
  void *to = count > 1 ? room + 4096 * (1 + place[0] % 3) - 5
                       : room + 16 * (*place + 1);
  place[0] = place[1] = 0;
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(key), "+c"(size)::"memory");
  __asm__ volatile("" : : "r"(place) : "memory");
  zeroize_audit_observe();
  return 0;
}

// CHECK: observation point 1, {{.*}}: {{10|16}} bytes of residue
// CHECK-NEXT: globals of copy-moves.c.tmp {{10|16}}{{$}}
// CHECK: globals of copy-moves.c.tmp, room+0x{{[0-9a-f]+}}, a copy in some runs only
