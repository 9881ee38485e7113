// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Methods of the program's own classes whose bodies are in another file are judged like functions: a secret that they are
// given escapes, and is not said to be in the object from then on. A stream that a secret is read from holds none of it; its
// buffer, which the library releases, may.
// RUN: %score %s
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <zeroize/secret.h>

typedef unsigned char byte;
class sink {
public:
  sink();
  explicit sink(const byte *p);
  void put(const byte *p);
  virtual int process(const byte *p, int n) = 0;
  int peek(const byte *p) const;
  sink &operator<<(const byte *p);
  static void all(const byte *p);
  void keep(SECRET const byte *p);
  bool equal(const byte *p, const byte *q) const;
  int count;
};
struct held {
  explicit held(const byte *p);
  explicit held(SECRET const byte *p, int n);
  byte b[4];
};
void use(SECRET const byte *p);

int methods(SECRET const byte *k, sink &s) {
  s.put(k);             // expect: escape
  s << k;               // expect: escape
  sink::all(k);         // expect: escape
  if (s.process(k, 32)) // expect: escape
    return 1;
  return s.peek(k) ? s.count : 2; // expect: escape
}

void constructors(SECRET const byte *k) {
  held a(k); // expect: escape
  held b(k, 3);
}

bool compares(SECRET const byte *k, const byte *q, sink &s) {
  return s.equal(k, q); // expect: compare
}

int silent(SECRET const byte *k, sink &s) {
  s.keep(k);
  return s.count ? 1 : 2;
}

// The secret is put into a stream.
bool written(SECRET const std::string &word, const std::string &given) {
  std::ostringstream out;
  out << word; // expect: escape
  if (out.fail() || !out)
    return false;
  return out.str() == given; // expect: compare
}

bool through(SECRET const std::string &word, const std::string &given) {
  std::stringstream both(word); // expect: escape
  std::string piece;
  both >> piece;
  return piece == given; // expect: compare
}

// It is read from one.
int silent_sources(const char *name, std::istream &other) {
  SECRET byte key[32];
  std::ifstream in(name);
  in.rdbuf()->pubsetbuf(nullptr, 0);
  in.read((char *)key, 32); // expect: escape
  if (in.bad() || !in || in.gcount() != 32)
    return 1;
  use(key);
  char salt[4];
  in.read(salt, 4);
  if (salt[0] == 3 || in.eof())
    return 2;
  other.read((char *)key, 32); // expect: escape
  std::string login;
  other >> login;
  return login == "root";
}

// It has no buffer, if that was said in time.
bool unbuffered(const char *name, SECRET char *key) {
  std::ifstream in;
  in.rdbuf()->pubsetbuf(nullptr, 0);
  in.open(name, std::ios::binary);
  std::ofstream out;
  out.rdbuf()->pubsetbuf(0, 0);
  out.open("copy");
  return in.read(key, 32) && out.write(key, 32);
}
bool said_too_late(const char *name, SECRET char *key) {
  std::ifstream in;
  in.open(name);
  in.rdbuf()->pubsetbuf(nullptr, 0);
  return bool(in.read(key, 32)); // expect: escape
}
bool of_the_programs(const char *name, SECRET char *key) {
  char buffer[512];
  std::ifstream in;
  in.rdbuf()->pubsetbuf(buffer, sizeof buffer);
  in.open(name);
  return bool(in.read(key, 32)); // expect: escape
}

struct token {
  SECRET std::string text;
  int number;
};
void buffers(const token &t, std::ostream &out, std::istream &in) {
  out << t.number << ' ' << t.text; // expect: escape
  out.put(t.text[0]);               // expect: escape
  SECRET std::string word;
  in >> word; // expect: escape
  std::istringstream memory("a b");
  memory >> word;
  out << word.size() << std::endl;
}

// What a string stream is made of, or given, and what goes past its operators.
void kept(SECRET const std::string &word, std::ostream &out) {
  std::istringstream made(word); // expect: escape
  std::ostringstream given;
  given.str(word);                                                       // expect: escape
  std::stringbuf buffer(word);                                           // expect: escape
  out.rdbuf()->sputn(word.data(), 8);                                    // expect: escape
  std::copy(word.begin(), word.end(), std::ostream_iterator<char>(out)); // expect: escape
  std::ostringstream empty("a");
  empty.str("");
}
using bytes = std::istreambuf_iterator<char>;
size_t whole(const char *name) {
  std::ifstream in(name);
  SECRET std::string text((bytes(in)), bytes()); // expect: escape
  text.assign(bytes(in), bytes());               // expect: escape
  std::string other((bytes(in)), bytes());
  return text.size() + other.size();
}

// Containers mark nothing, and need not.
SECRET std::string draw();
void held(std::map<std::string, token> &all) {
  all.emplace(draw(), token{draw(), 1});
  all[draw()].number = 2; // expect: compare
}
