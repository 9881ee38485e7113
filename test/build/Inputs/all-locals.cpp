// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A tour of the C++ library for ../all-locals-cxx.test: containers, algorithms, streams, exceptions, threads, a coroutine.
// Prints all results.

#include <algorithm>
#include <array>
#include <atomic>
#include <bitset>
#include <charconv>
#include <complex>
#include <coroutine>
#include <deque>
#include <functional>
#include <future>
#include <iomanip>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <random>
#include <ranges>
#include <regex>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <valarray>
#include <variant>
#include <vector>
using namespace std;
struct Shape {
  virtual ~Shape() {}
  virtual double area() const = 0;
};
struct Sq : Shape {
  double s;
  explicit Sq(double s) : s(s) {}
  double area() const override { return s * s; }
};
struct Ci : Shape {
  double r;
  explicit Ci(double r) : r(r) {}
  double area() const override { return 3 * r * r; }
};
struct Vb : virtual Shape {
  int q = 4;
  double area() const override { return q; }
};
struct Tracker {
  static int live;
  int v;
  Tracker(int v = 0) : v(v) { ++live; }
  Tracker(const Tracker &o) : v(o.v) { ++live; }
  Tracker(Tracker &&o) noexcept : v(o.v) {
    o.v = -1;
    ++live;
  }
  Tracker &operator=(const Tracker &) = default;
  ~Tracker() { --live; }
};
int Tracker::live = 0;
template <class T> T gcd_(T a, T b) {
  while (b) {
    T t = a % b;
    a = b;
    b = t;
  }
  return a;
}
template <class... A> auto sum_(A... a) { return (a + ... + 0); }
static Tracker make(int n) {
  Tracker t(n);
  if (n > 5) {
    Tracker u(n * 2);
    return u;
  }
  return t;
}
static int thrower(int n) {
  Tracker t(n);
  string s(n, 'x');
  vector<Tracker> v(n);
  if (n == 3)
    throw runtime_error("three " + s);
  if (n == 5)
    throw n;
  if (n == 7)
    throw Tracker(7);
  return n + (int)v.size();
}
static int nested(int n) {
  try {
    return thrower(n);
  } catch (const exception &e) {
    string m = e.what();
    if (n == 3)
      throw logic_error(m + "!");
    return 1;
  } catch (int i) {
    return -i;
  }
}
struct gen {
  struct promise_type {
    int v;
    gen get_return_object() {
      return {coroutine_handle<promise_type>::from_promise(*this)};
    }
    suspend_always initial_suspend() { return {}; }
    suspend_always final_suspend() noexcept { return {}; }
    suspend_always yield_value(int x) {
      v = x;
      return {};
    }
    void return_void() {}
    void unhandled_exception() {}
  };
  coroutine_handle<promise_type> h;
  ~gen() { h.destroy(); }
};
static gen count(int n) {
  for (int i = 0; i < n; i++)
    co_yield i *i;
}
static long ack(long m, long n) {
  return m == 0 ? n + 1 : n == 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1));
}
static int va(const char *f, ...) {
  __builtin_va_list ap;
  __builtin_va_start(ap, f);
  int s = 0;
  for (; *f; f++)
    s += *f == 'd' ? (int)__builtin_va_arg(ap, double)
                   : __builtin_va_arg(ap, int);
  __builtin_va_end(ap);
  return s;
}
struct Big {
  int a[50];
};
static Big big(Big b, int k) {
  for (int &x : b.a)
    x += k;
  return b;
}
typedef float v4 __attribute__((vector_size(16)));
typedef int v8 __attribute__((vector_size(32)));
static v8 vec(v8 a, v8 b) {
  v8 r = a * b + (a << 1);
  for (int i = 0; i < 8; i++)
    r[i] ^= i;
  return r;
}
int main() {
  mt19937 rng(42);
  map<string, vector<int>> m;
  for (int i = 0; i < 200; i++)
    m["k" + to_string(rng() % 17)].push_back(i);
  for (auto &[k, v] : m)
    cout << k << ':' << accumulate(v.begin(), v.end(), 0) << ' ';
  cout << '\n';
  unordered_map<int, string> um;
  for (int i = 0; i < 100; i++)
    um[i * 7] = string(i % 40, 'a' + i % 26);
  size_t h = 0;
  for (int i = 0; i < 100; i++)
    h += um.at(i * 7).size();
  cout << h << '\n';
  vector<int> v(1000);
  iota(v.begin(), v.end(), 0);
  shuffle(v.begin(), v.end(), rng);
  stable_sort(v.begin(), v.end(), [](int a, int b) { return a % 10 < b % 10; });
  nth_element(v.begin(), v.begin() + 500, v.end());
  cout << v[500] << ' ' << *max_element(v.begin(), v.end()) << '\n';
  regex re("(\\w+)@(\\w+)\\.com");
  string text = "joe@example.com, ann@test.com";
  for (sregex_iterator it(text.begin(), text.end(), re), e; it != e; ++it)
    cout << (*it)[1] << '/' << (*it)[2] << ' ';
  cout << '\n';
  ostringstream os;
  os << setw(8) << setfill('0') << hex << 48879 << ' ' << fixed
     << setprecision(3) << 3.14159 << ' ' << boolalpha << true;
  cout << os.str() << '\n';
  istringstream is("1 2.5 word");
  int a;
  double d;
  string w;
  is >> a >> d >> w;
  cout << a + d << w << '\n';
  vector<unique_ptr<Shape>> sh;
  sh.push_back(make_unique<Sq>(2));
  sh.push_back(make_unique<Ci>(1));
  sh.push_back(make_unique<Vb>());
  double t = 0;
  for (auto &s : sh)
    t += s->area();
  cout << t << '\n';
  variant<int, string, double> va_ = "hi"s;
  cout << visit(
              [](auto &x) {
                ostringstream o;
                o << x;
                return o.str();
              },
              va_)
       << '\n';
  optional<Tracker> o;
  o.emplace(4);
  o = make(7);
  cout << o->v << ' ' << Tracker::live << '\n';
  o.reset();
  for (int i = 0; i < 9; i++) {
    try {
      cout << nested(i) << ' ';
    } catch (const logic_error &e) {
      cout << e.what() << ' ';
    } catch (const Tracker &t) {
      cout << 'T' << t.v << ' ';
    }
  }
  cout << Tracker::live << '\n';
  {
    auto g = count(6);
    while (g.h.resume(), !g.h.done())
      cout << g.h.promise().v << ' ';
    cout << '\n';
  }
  atomic<int> at{0};
  {
    vector<thread> ts;
    for (int i = 0; i < 4; i++)
      ts.emplace_back([&at, i] {
        for (int j = 0; j < 1000; j++)
          at += i;
      });
    for (auto &x : ts)
      x.join();
  }
  cout << at << ' '
       << async(
              launch::async, [](int x) { return x * 2; }, 21)
              .get()
       << '\n';
  cout << ack(2, 9) << ' ' << va("idi", 1, 2.5, 3) << ' '
       << big(Big{{1, 2, 3}}, 5).a[2] << ' ' << gcd_(84L, 36L) << ' '
       << sum_(1, 2.5, 3L) << '\n';
  v8 x = {1, 2, 3, 4, 5, 6, 7, 8};
  x = vec(x, x);
  for (int i = 0; i < 8; i++)
    cout << x[i] << ' ';
  v4 y = {1, 2, 3, 4};
  y = y * y / 3;
  cout << y[3] << '\n';
  complex<double> c(1, 2);
  c = pow(c, 3);
  valarray<double> va2 = {1, 2, 3};
  cout << c.real() << ' ' << (va2 * va2).sum() << ' '
       << bitset<20>(12345).count() << '\n';
  long double ld = 1;
  for (int i = 1; i < 20; i++)
    ld *= i / 2.0L;
  unsigned __int128 q = 1;
  for (int i = 0; i < 100; i++)
    q = q * 3 + i;
  cout << ld << ' ' << (unsigned long)(q >> 64) << ' ' << (unsigned long)q
       << '\n';
  priority_queue<pair<int, string>> pq;
  for (int i = 0; i < 20; i++)
    pq.emplace((i * 13) % 20, to_string(i));
  while (pq.size() > 15) {
    cout << pq.top().second << ' ';
    pq.pop();
  }
  cout << '\n';
  function<int(int)> f;
  f = [&](int n) { return n < 2 ? n : f(n - 1) + f(n - 2); };
  cout << f(15) << '\n';
  list<string> l{"c", "a", "b"};
  l.sort();
  deque<int> dq(l.size(), 3);
  set<string> ss(l.begin(), l.end());
  cout << *ss.begin() << l.back() << dq.size() << '\n';
  auto r = views::iota(1, 50) |
           views::filter([](int i) { return i % 3 == 0; }) |
           views::transform([](int i) { return i * i; }) | views::take(7);
  for (int i : r)
    cout << i << ' ';
  cout << '\n';
  tuple tp{1, "two"s, 3.0};
  auto &[t1, t2, t3] = tp;
  cout << t1 << t2 << t3 << '\n';
  char buf[40];
  auto [p, ec] = to_chars(buf, buf + 40, 123456789);
  span<char> sp(buf, p);
  cout << string(sp.begin(), sp.end()) << '\n';
  shared_ptr<Tracker> s1 = make_shared<Tracker>(9), s2 = s1;
  weak_ptr<Tracker> wk = s1;
  s1.reset();
  cout << wk.use_count() << s2->v << '\n';
  s2.reset();
  cout << wk.expired() << Tracker::live << '\n';
  return 0;
}
