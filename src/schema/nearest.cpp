#include "schema/nearest.h"

#include <algorithm>
#include <vector>

namespace cfnsonnet::schema {
namespace {

constexpr unsigned whole = 2;  // Distances count in half edits.

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

unsigned cost(char a, char b) { return a == b ? 0 : lower(a) == lower(b) ? 1 : whole; }

// Optimal string alignment, three rows at a time.
unsigned distance(std::string_view a, std::string_view b) {
  std::vector<unsigned> before(b.size() + 1), previous(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = static_cast<unsigned>(j) * whole;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<unsigned>(i) * whole;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({previous[j - 1] + cost(a[i - 1], b[j - 1]), previous[j] + whole, row[j - 1] + whole});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + whole);
    }
    std::swap(before, previous);
    std::swap(previous, row);
  }
  return previous[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest(std::string_view name, std::span<const std::string_view> candidates) {
  // A quarter of the letters may be wrong; any number of them may be in the other case.
  const auto limit = static_cast<unsigned>(std::max<std::size_t>(1, name.size() / 4)) * whole;
  std::optional<std::string_view> best;
  unsigned best_distance = limit + 1;
  for (const std::string_view candidate : candidates) {
    const bool only_case = std::ranges::equal(name, candidate, {}, lower, lower);
    const auto difference = std::max(name.size(), candidate.size()) - std::min(name.size(), candidate.size());
    if (difference * whole >= best_distance) continue;
    const unsigned steps = only_case ? 1 : distance(name, candidate);
    if (steps < best_distance) {
      best_distance = steps;
      best = candidate;
    }
  }
  return best;
}

}  // namespace cfnsonnet::schema
