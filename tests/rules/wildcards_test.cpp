#include "rules/values/wildcards.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cfnsonnet::rules {
namespace {

TEST(Wildcards, Match) {
  for (const auto& [pattern, text] : std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                                                      {"*", ""},
                                                                                      {"*", "abc"},
                                                                                      {"a*c", "ac"},
                                                                                      {"a*b*c", "aXbXbXc"},
                                                                                      {"?b?", "abc"},
                                                                                      {"GET*", "getObject"},
                                                                                      {"*a", "aaa"},
                                                                                      {"**", "x"}})
    EXPECT_TRUE(matches_wildcards(pattern, text)) << pattern << ' ' << text;
  for (const auto& [pattern, text] : std::vector<std::pair<std::string, std::string>>{
           {"", "a"}, {"?", ""}, {"a*c", "ab"}, {"a?c", "ac"}, {"*ab", "aba"}, {"a", "aa"}, {"a*b*c", "abab"}})
    EXPECT_FALSE(matches_wildcards(pattern, text)) << pattern << ' ' << text;
}

/// Every text over {a, b} of up to so many characters.
std::vector<std::string> texts(std::size_t length) {
  std::vector<std::string> all{""};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].size() == length) continue;
    for (const char c : {'a', 'b'}) all.push_back(all[i] + c);
  }
  return all;
}

std::vector<std::string> patterns(std::size_t length) {
  std::vector<std::string> all{""};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].size() == length) continue;
    for (const char c : {'a', 'b', '*', '?'}) all.push_back(all[i] + c);
  }
  return all;
}

// Two patterns of three characters that overlap do so in a text of at most six.
TEST(Wildcards, OverlapWhereATextMatchesBoth) {
  const auto candidates = texts(6);
  const auto all = patterns(3);
  std::vector<std::vector<bool>> matches;
  for (const std::string& pattern : all) {
    auto& row = matches.emplace_back();
    for (const std::string& text : candidates) row.push_back(matches_wildcards(pattern, text));
  }
  for (std::size_t a = 0; a < all.size(); ++a) {
    for (std::size_t b = 0; b < all.size(); ++b) {
      bool both = false;
      for (std::size_t t = 0; t < candidates.size(); ++t) both = both || (matches[a][t] && matches[b][t]);
      ASSERT_EQ(wildcards_overlap(all[a], all[b]), both) << all[a] << ' ' << all[b];
    }
  }
}

}  // namespace
}  // namespace cfnsonnet::rules
