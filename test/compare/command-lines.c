// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A password among the words of a command line: it is secret where a marked pointer leads to it, the other words
// are not, though one pointer leads to all of them.
// RUN: %score %s
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zeroize/secret.h>

struct settings {
  SECRET const char *password;
  const char *user;
};
static SECRET const char *token;

int in_a_record(int argc, char **argv, struct settings *s, const char *stored) {
  int c;
  while ((c = getopt(argc, argv, "p:u:m:")) != -1)
    switch (c) {
    case 'p':
      s->password = optarg;
      break;
    case 'u':
      s->user = optarg;
      break;
    case 'm':
      if (!strcmp(optarg, "fast"))
        return 2;
      break;
    }
  if (strcmp(s->user, "root") == 0)
    return 1;
  return strcmp(s->password, stored) == 0; // expect: compare
}
int in_a_local(int argc, char **argv, const char *stored) {
  int c;
  const char *user = "";
  SECRET const char *password = NULL;
  while ((c = getopt_long(argc, argv, "p:u:", NULL, NULL)) != -1)
    if (c == 'p')
      password = optarg;
    else if (c == 'u')
      user = optarg;
  if (strcmp(user, "root") == 0 || !password)
    return 1;
  const char *again = password;
  return strcmp(again, stored) == 0; // expect: compare
}
int by_hand(int argc, char **argv, const char *stored) {
  const char *user = "";
  for (int i = 1; i + 1 < argc; i++)
    if (!strcmp(argv[i], "-t"))
      token = argv[++i];
    else if (!strcmp(argv[i], "-u"))
      user = argv[++i];
  if (!strcmp(user, "root"))
    return 1;
  return token && !strcmp(token, stored); // expect: compare
}
static int parsed(char **words, struct settings *s) {
  s->password = words[1];
  s->user = words[0];
  return strcmp(words[2], "on") == 0;
}
int by_a_helper(char **argv, const char *stored) {
  struct settings s;
  int on = parsed(argv, &s);
  if (!strcmp(s.user, "root"))
    return on;
  return strcmp(s.password, stored) == 0; // expect: compare
}
static const char *word;
static void keep(struct settings *s) { s->password = word; }
int by_another_name(int argc, char **argv, struct settings *s, const char *stored) {
  int c;
  while ((c = getopt(argc, argv, "p:h:")) != -1)
    if (c == 'p')
      word = optarg;
    else if (c == 'h' && optarg[0] == '/')
      return 1;
  keep(s);
  if (optarg && !strcmp(optarg, "x"))
    return 1;
  return strcmp(s->password, stored) == 0; // expect: compare
}
/* What is written there is. */
int copied_there(SECRET const char *key, const char *stored) {
  strcpy(optarg, key);
  const char *there = optarg;
  if (strcmp(there, stored) == 0) // expect: compare
    return 1;
  return strcmp(optarg, stored) == 0; // expect: compare
}
int first_byte(char **argv) {
  SECRET const char *password = argv[1];
  if (password[0] == 'x') // expect: branch
    return 1;
  return argv[2][0] == '-';
}

/* What one pointer leads to is one object. */
static char *line;
int own_buffer(const char *stored) {
  line = malloc(100);
  if (!line)
    return -1;
  SECRET const char *password = line;
  if (strcmp(line, stored) == 0) // expect: compare
    return 1;
  return strcmp(password, stored) == 0; // expect: compare
}
int of_the_caller(char *given, const char *stored) {
  SECRET const char *password = given;
  if (!password)
    return -1;
  return strcmp(given, stored) == 0; // expect: compare
}
int environment(void) {
  SECRET const char *password = getenv("PASSWORD");
  const char *home = getenv("HOME");
  if (home && !strcmp(home, "/root"))
    return 1;
  return password && !strcmp(password, "x"); // expect: compare
}
