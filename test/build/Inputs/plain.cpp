// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C++ without secrets: exceptions, virtual functions, templates, lambdas,
// thread-safe statics, coroutine-free standard containers.

#include <zeroize/secret.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct Shape {
  virtual ~Shape() = default;
  virtual double area() const = 0;
};

struct Square : Shape {
  explicit Square(double s) : side(s) {}
  double area() const override { return side * side; }
  double side;
};

template <typename T, unsigned N> T total(const T (&values)[N]) {
  T sum{};
  for (const T &value : values)
    sum += value;
  return sum;
}

struct Guard {
  explicit Guard(int &c) : count(c) { ++count; }
  ~Guard() { --count; }
  int &count;
};

} // namespace

int parse(const std::string &text) {
  static const std::map<std::string, int> words = {{"one", 1}, {"two", 2}};
  int active = 0;
  Guard guard(active);
  auto found = words.find(text);
  if (found == words.end())
    throw std::invalid_argument(text);
  return found->second + active;
}

double areas(unsigned n) {
  std::vector<std::unique_ptr<Shape>> shapes;
  for (unsigned i = 0; i < n; ++i)
    shapes.push_back(std::make_unique<Square>(i));
  double sum = 0;
  auto add = [&sum](const Shape &shape) { sum += shape.area(); };
  for (const auto &shape : shapes)
    add(*shape);
  return sum;
}

int guarded(const char *text) {
  try {
    return parse(text);
  } catch (const std::invalid_argument &error) {
    const int digits[] = {1, 2, 3};
    return total(digits) + static_cast<int>(std::string(error.what()).size());
  }
}
