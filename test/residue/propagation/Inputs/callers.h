// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions that call back with a secret; the pointers' declarations say so.
#include "../../Inputs/residue.h"

typedef void on_key(void *context, SECRET const unsigned char *key);
typedef void on_word(void *context, SECRET uint64_t word, int i);
struct handlers {
  int version;
  on_key *key;
  on_word *word;
  void *context;
};

#ifdef __cplusplus
extern "C" {
#endif
void set_source(const unsigned char *key);
void each_key(on_key *f, void *context);
void each_word(on_word *f, void *context);
void handle(const struct handlers *h);
#ifdef __cplusplus
}
#endif
