// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A JSON-like token store: parsed values live in nodes that know nothing of secrets.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <ctype.h>
#include <stdlib.h>

struct value {
  char *name;
  char *text;
  struct value *next;
};

static char *copy_range(const char *from, size_t n) {
  char *s = malloc(n + 1);
  if (!s)
    abort();
  memcpy(s, from, n);
  s[n] = 0;
  return s;
}

static struct value *parse(const char *json) {
  struct value *head = NULL;
  const char *p = json;
  while (*p) {
    while (*p && *p != '"')
      p++;
    if (!*p)
      break;
    const char *name = ++p;
    while (*p != '"')
      p++;
    struct value *v = calloc(1, sizeof *v);
    if (!v)
      abort();
    v->name = copy_range(name, (size_t)(p - name));
    p++;
    while (*p != '"')
      p++;
    const char *text = ++p;
    while (*p != '"')
      p++;
    v->text = copy_range(text, (size_t)(p - text));
    p++;
    v->next = head;
    head = v;
  }
  return head;
}

static const char *lookup(const struct value *v, const char *name) {
  for (; v; v = v->next)
    if (strcmp(v->name, name) == 0)
      return v->text;
  return NULL;
}

static void release(struct value *v) {
  while (v) {
    struct value *next = v->next;
    free(v->name);
    free(v->text);
    free(v);
    v = next;
  }
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET char json[256];
  int n = snprintf(json, sizeof json, "{\"user\": \"alice\", \"token\": \"");
  for (int i = 0; i < 64; i++)
    json[n++] = "0123456789abcdef"[key[i] & 15];
  strcpy(json + n, "\", \"id\": \"42\"}");
  struct value *all = parse(json);
  const char *token = lookup(all, "token");
  store64(out, fold((const unsigned char *)token, strlen(token)));
  release(all);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
