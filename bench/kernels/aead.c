// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// ChaCha20-Poly1305 (RFC 8439) over short messages, made of the two kernels of
// test/residue. Timed by time.c.

#pragma push_macro("main")
#undef main
#define main chacha20_main
#include "../../test/residue/kernels/chacha20.c"
#undef main
#define main poly1305_main
#include "../../test/residue/kernels/poly1305.c"
#undef main
#pragma pop_macro("main")

// Message and additional data together at most 160 bytes: the tag is computed
// over one buffer.
static void seal(SECRET const unsigned char key[32],
                 const unsigned char nonce[12], const unsigned char *more,
                 size_t more_size, const unsigned char *text, size_t size,
                 unsigned char *out) {
  static const unsigned char zero[32];
  SECRET unsigned char once[32];
  unsigned char authenticated[208] = {0};
  size_t at = (more_size + 15) / 16 * 16;
  chacha20(key, nonce, 0, zero, once, 32);
  chacha20(key, nonce, 1, text, out, size);
  memcpy(authenticated, more, more_size);
  memcpy(authenticated + at, out, size);
  at += (size + 15) / 16 * 16;
  authenticated[at] = (unsigned char)more_size;
  authenticated[at + 8] = (unsigned char)size;
  poly1305(once, authenticated, at + 16, out + size);
}

int main(void) {
  static const unsigned char nonce[12] = {7,    0,    0,    0,    0x40, 0x41,
                                          0x42, 0x43, 0x44, 0x45, 0x46, 0x47};
  static const unsigned char more[12] = {0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1,
                                         0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7};
  static const char text[] =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one "
      "tip for the future, sunscreen would be it.";
  static unsigned char vector_key[32], out[130];
  const unsigned char *key = zeroize_audit_begin(32);
  seal(key, nonce, more, 12, (const unsigned char *)text, 40,
       zeroize_audit_output());
  zeroize_audit_observe();
  for (int i = 0; i < 32; i++)
    vector_key[i] = (unsigned char)(0x80 + i);
  seal(vector_key, nonce, more, 12, (const unsigned char *)text,
       sizeof text - 1, out);
  return known_answer(out + 114, 16, "1ae10b594f09e26a7e902ecbd0600691");
}
