#include "rules/values/wildcards.h"

#include <vector>

namespace cfnsonnet::rules {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool fits(char a, char b) { return a == '?' || b == '?' || lower(a) == lower(b); }

}  // namespace

bool matches_wildcards(std::string_view pattern, std::string_view text) {
  // A later star makes good for all that an earlier one took too little: only the last is tried again.
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t taken = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || lower(pattern[p]) == lower(text[t]))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++taken;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool wildcards_overlap(std::string_view a, std::string_view b) {
  if (!has_wildcard(a)) return matches_wildcards(b, a);
  if (!has_wildcard(b)) return matches_wildcards(a, b);
  // reached[j]: a text exists that the first i characters of `a` match and the first j of `b`.
  std::vector<bool> reached(b.size() + 1);
  reached[0] = true;
  for (std::size_t j = 1; j <= b.size(); ++j) reached[j] = reached[j - 1] && b[j - 1] == '*';
  for (std::size_t i = 1; i <= a.size(); ++i) {
    bool diagonal = reached[0];  // of the row before
    reached[0] = reached[0] && a[i - 1] == '*';
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool above = reached[j];
      // A star on either side takes nothing, or what the other side has here.
      const bool star = a[i - 1] == '*' || b[j - 1] == '*';
      reached[j] = star ? above || reached[j - 1] : diagonal && fits(a[i - 1], b[j - 1]);
      diagonal = above;
    }
  }
  return reached[b.size()];
}

}  // namespace cfnsonnet::rules
