// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about C++ that handles secrets with care.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>
#include <zeroize/secret.h>

using bytes = std::vector<std::uint8_t>;
class locked {
public:
  explicit locked(std::size_t n) : data_(new std::uint8_t[n]()), size_(n) {}
  locked(locked &&o) noexcept : data_(o.data_), size_(o.size_) {
    o.data_ = nullptr;
    o.size_ = 0;
  }
  locked &operator=(locked &&o) noexcept {
    if (this != &o) {
      std::swap(data_, o.data_);
      std::swap(size_, o.size_);
    }
    return *this;
  }
  ~locked() {
    if (data_ != nullptr)
      std::memset(data_, 0, size_);
    delete[] data_;
  }
  std::uint8_t *data() { return data_; }
  const std::uint8_t *data() const { return data_; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::uint8_t &operator[](std::size_t i) {
    if (i >= size_)
      throw std::out_of_range("locked");
    return data_[i];
  }

private:
  SECRET std::uint8_t *data_;
  std::size_t size_;
};
struct account {
  std::string name;
  int id = 0;
  SECRET std::string password;
};
static bool same(const std::uint8_t *a, const std::uint8_t *b, std::size_t n) {
  std::uint8_t d = 0;
  for (std::size_t i = 0; i < n; i++)
    d |= a[i] ^ b[i];
  return d == 0;
}
bool compare_locked(const locked &a, const locked &b) {
  return a.size() == b.size() && same(a.data(), b.data(), a.size());
}
bool use_locked(const std::uint8_t *in, std::size_t n) {
  locked l(n);
  if (l.empty() || n > 100)
    return false;
  for (std::size_t i = 0; i < n; i++)
    l[i] = in[i];
  locked m(std::move(l));
  return m.size() > 3 && m.data() != nullptr;
}
const account *by_name(const std::vector<account> &all, const std::string &name) {
  for (const auto &a : all)
    if (a.name == name && a.id != 0)
      return &a;
  return nullptr;
}
const account *by_name_if(const std::vector<account> &all, const std::string &name) {
  auto it = std::find_if(all.begin(), all.end(), [&](const account &a) { return a.name == name; });
  return it == all.end() ? nullptr : &*it;
}
bool xored(SECRET std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
  if (a.size() != b.size())
    return false;
  std::uint8_t d = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    d |= a[i] ^ b[i];
  return d == 0;
}
template <typename T> constexpr T select(T mask, T a, T b) { return (mask & a) | (~mask & b); }
std::uint32_t choose(SECRET std::uint32_t bit, std::uint32_t a, std::uint32_t b) {
  return select<std::uint32_t>(0u - (bit & 1), a, b);
}
void range_for(SECRET bytes &key) {
  for (auto &b : key)
    b ^= 0x36;
}
void transform(SECRET bytes &key, bytes &out) {
  out.resize(key.size());
  std::transform(key.begin(), key.end(), out.begin(), [](std::uint8_t b) { return b ^ 0x5c; });
}
std::size_t sizes(SECRET const std::string &pw) {
  if (pw.empty() || pw.size() > 100)
    return 0;
  return pw.length();
}
bool fixed_length(SECRET const std::string &pw, const std::string &got) {
  return pw.size() == got.size() && secret_equal(pw.data(), got.data(), pw.size());
}
void logs(SECRET const std::string &pw, const std::string &user) {
  std::cout << "user " << user << " with a password of " << pw.size() << " bytes\n";
  std::ostringstream os;
  os << user << ' ' << 1 << ' ' << 2 << ' ' << 3 << ' ' << 4 << ' ' << 5 << ' ' << 6 << ' ' << 7 << ' ' << 8 << ' ' << 9
     << ' ' << 10 << ' ' << 11 << ' ' << 12 << ' ' << 13 << ' ' << 14 << '\n';
  if (os.str() == "x")
    std::cout << "x";
}
void fill(SECRET std::array<std::uint8_t, 32> &key) {
  std::fill(key.begin(), key.end(), 0);
  key.fill(0);
  for (std::size_t i = 0; i < key.size(); i++)
    key[i] = static_cast<std::uint8_t>(i);
}
std::unique_ptr<account> make(const std::string &name, SECRET const std::string &pw) {
  auto a = std::make_unique<account>();
  if (!a)
    return nullptr;
  a->name = name;
  a->password = pw;
  if (a->name == "root")
    return nullptr;
  return a;
}
int lambda_public(SECRET const std::uint8_t *key, int n) {
  auto f = [&](int i) { return i > n ? 1 : 0; };
  (void)key;
  return f(3);
}
int optional_secret(SECRET int k, bool give) {
  std::optional<int> o;
  if (give)
    o = k;
  if (!o.has_value())
    return 0;
  return *o + 1;
}
std::map<std::string, account> accounts;
bool map_by_name(const std::string &name) {
  auto it = accounts.find(name);
  return it != accounts.end() && it->second.id == 3;
}
struct cipher {
  virtual ~cipher() = default;
  virtual void crypt(SECRET const std::uint8_t *key, std::uint8_t *out, std::size_t n) = 0;
};
struct xor_cipher : cipher {
  void crypt(SECRET const std::uint8_t *key, std::uint8_t *out, std::size_t n) override {
    for (std::size_t i = 0; i < n; i++)
      out[i] ^= key[i % 32];
  }
};
void run(cipher &c, SECRET const std::uint8_t *key, bytes &data) {
  if (!data.empty())
    c.crypt(key, data.data(), data.size());
}
struct state {
  unsigned counter = 0;
  std::array<std::uint32_t, 8> h{};
  void update(const std::uint8_t *p, std::size_t n) {
    while (n--) {
      h[counter & 7] = (h[counter & 7] << 5 | h[counter & 7] >> 27) + *p++;
      if (++counter == 64)
        counter = 0;
    }
  }
};
std::uint32_t hash(SECRET const std::uint8_t *key) {
  state s;
  s.update(key, 32);
  if (s.counter > 3)
    s.counter = 0;
  return s.h[0];
}
bool pointers(SECRET const std::uint8_t *a, SECRET const std::uint8_t *b) { return a == b || a == nullptr; }
bool try_catch(SECRET const bytes &key) {
  try {
    if (key.size() < 3)
      throw std::runtime_error("short");
  } catch (const std::exception &e) {
    return e.what()[0] == 's';
  }
  return true;
}
bool declassified(SECRET const bytes &a, const bytes &b) {
  std::uint8_t d = 0;
  for (std::size_t i = 0; i < b.size(); i++)
    d |= a[i] ^ b[i];
  bool ok = secret_declassify(d) == 0;
  return ok ? true : false;
}
