// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A growable string: grown by realloc in a helper, its buffer a field of a public structure.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdarg.h>
#include <stdlib.h>

struct builder {
  char *data;
  size_t length, capacity;
};

static void reserve(struct builder *b, size_t more) {
  if (b->length + more + 1 <= b->capacity)
    return;
  size_t n = b->capacity ? b->capacity * 2 : 16;
  while (n < b->length + more + 1)
    n *= 2;
  char *p = realloc(b->data, n);
  if (!p)
    abort();
  b->data = p;
  b->capacity = n;
}

static void append(struct builder *b, const char *text) {
  size_t n = strlen(text);
  reserve(b, n);
  memcpy(b->data + b->length, text, n + 1);
  b->length += n;
}

static void appendf(struct builder *b, const char *format, ...) {
  va_list list, again;
  va_start(list, format);
  va_copy(again, list);
  int n = vsnprintf(NULL, 0, format, again);
  va_end(again);
  reserve(b, (size_t)n);
  vsnprintf(b->data + b->length, (size_t)n + 1, format, list);
  b->length += (size_t)n;
  va_end(list);
}

static char *finish(struct builder *b) {
  char *text = realloc(b->data, b->length + 1);
  b->data = NULL;
  b->length = b->capacity = 0;
  return text;
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  struct builder b = {0};
  append(&b, "Authorization: Basic ");
  for (int i = 0; i < 96; i++)
    appendf(&b, "%02x", key[i]);
  append(&b, "\r\n");
  char *header = finish(&b);
  store64(out, fold((unsigned char *)header, strlen(header)));
  free(header);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
