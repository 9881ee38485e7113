// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// libsecp256k1 operations for test/real/library.

#include "operations.h"

#include <secp256k1.h>
#include <secp256k1_ecdh.h>
#include <secp256k1_extrakeys.h>
#include <secp256k1_schnorrsig.h>
int main(int argc, char **argv) {
  chosen = argc > 1 ? argv[1] : NULL;
  static unsigned char msg[32] = "message", one[32] = {[31] = 7};
  secp256k1_context *c = secp256k1_context_create(SECP256K1_CONTEXT_NONE);
  secp256k1_pubkey pk;
  secp256k1_ecdsa_signature sig;
  size_t n = 33;
  secp256k1_ec_pubkey_create(c, &pk, one);
  const unsigned char *k = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  OP("pubkey") { secp256k1_ec_pubkey_create(c, (secp256k1_pubkey *)out, k); }
  OP("sign") secp256k1_ecdsa_sign(c, (void *)out, msg, k, 0, 0);
  OP("ecdh") secp256k1_ecdh(c, out, &pk, k, 0, 0);
  OP("tweak") {
    memcpy(out, k, 32);
    secp256k1_ec_seckey_tweak_add(c, out, msg);
  }
  OP("schnorr") {
    secp256k1_keypair *kp = (void *)out;
    secp256k1_keypair_create(c, kp, k);
    secp256k1_schnorrsig_sign32(c, out + 200, msg, kp, one);
  }
  OP("randomize") {
    secp256k1_context_randomize(c, k);
    secp256k1_context_destroy(c);
  }
  zeroize_audit_observe();
  return 0;
}
