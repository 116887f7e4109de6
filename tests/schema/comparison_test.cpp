// How a schema writes that numbers relate.
#include "schema/comparison.h"

#include <gtest/gtest.h>

namespace cfnsonnet::schema {
namespace {

TEST(Comparison, HasTwoSides) {
  const auto comparison = parse_comparison("FromPort <= ToPort");
  ASSERT_TRUE(comparison);
  EXPECT_EQ(comparison->order, Order::at_most);
  ASSERT_EQ(comparison->left.size(), 1U);
  ASSERT_EQ(comparison->left.front().size(), 1U);
  EXPECT_EQ(comparison->left.front().front().path, "FromPort");
  EXPECT_EQ(comparison->right.front().front().path, "ToPort");
}

TEST(Comparison, KnowsFourSigns) {
  EXPECT_EQ(parse_comparison("A < B")->order, Order::less);
  EXPECT_EQ(parse_comparison("A <= B")->order, Order::at_most);
  EXPECT_EQ(parse_comparison("A > B")->order, Order::more);
  EXPECT_EQ(parse_comparison("A >= B")->order, Order::at_least);
}

TEST(Comparison, ASideIsASumOfProducts) {
  const auto comparison = parse_comparison("A/*/X + 2 * B >= 0.25");
  ASSERT_TRUE(comparison);
  ASSERT_EQ(comparison->left.size(), 2U);
  EXPECT_EQ(comparison->left[0][0].path, "A/*/X");
  ASSERT_EQ(comparison->left[1].size(), 2U);
  EXPECT_EQ(comparison->left[1][0].path, "");
  EXPECT_EQ(comparison->left[1][0].number, 2);
  EXPECT_EQ(comparison->left[1][1].path, "B");
  EXPECT_EQ(comparison->right[0][0].number, 0.25);
}

TEST(Comparison, OtherTextsAreNone) {
  for (const char* text : {"", "A", "A <=", "A <= ", "<= B", "A = B", "A == B", "A<=B", "A + <= B", "A B <= C",
                           "A <= B + ", "A <= 1x", "A <= B <= C", "A <=  B"})
    EXPECT_FALSE(parse_comparison(text)) << text;
}

}  // namespace
}  // namespace cfnsonnet::schema
