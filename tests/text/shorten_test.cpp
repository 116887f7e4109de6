#include "text/shorten.h"

#include <gtest/gtest.h>

namespace cfnsonnet::text {
namespace {

TEST(Shortened, LeavesAShortTextAlone) {
  EXPECT_EQ(shortened("", 3), "");
  EXPECT_EQ(shortened("abc", 3), "abc");
}

TEST(Shortened, SaysThatThereIsMore) { EXPECT_EQ(shortened("abcd", 3), "abc…"); }

TEST(Shortened, CutsNoCharacter) {
  EXPECT_EQ(shortened("aüb", 1), "a…");
  EXPECT_EQ(shortened("aüb", 2), "a…");
  EXPECT_EQ(shortened("aüb", 3), "aü…");
  EXPECT_EQ(shortened("😀b", 3), "…");
}

}  // namespace
}  // namespace cfnsonnet::text
