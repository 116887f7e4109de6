#include "template/scenarios.h"

#include <gtest/gtest.h>

namespace cfnsonnet {
namespace {

constexpr Literal a{0, true}, not_a{0, false}, b{1, true}, not_b{1, false}, c{2, true};

using Alternatives = std::vector<Scenario>;

TEST(Scenarios, BothWaysAreAlways) {
  EXPECT_EQ(simplified({{a}, {not_a}}), (Alternatives{{}}));
  EXPECT_EQ(simplified({{a}, {not_a, b}, {not_a, not_b}}), (Alternatives{{}}));
  EXPECT_EQ(simplified({{c, a}, {}}), (Alternatives{{}}));
}

TEST(Scenarios, LoseWhatIsImplied) {
  EXPECT_EQ(simplified({{a}, {not_a, b}}), (Alternatives{{a}, {b}}));
  EXPECT_EQ(simplified({{b, a}, {a}}), (Alternatives{{a}}));
  EXPECT_EQ(simplified({{a, b}, {not_a, b}}), (Alternatives{{b}}));
  EXPECT_EQ(simplified({{b, a, b}}), (Alternatives{{a, b}}));
}

TEST(Scenarios, StayWhatTheyAre) {
  EXPECT_EQ(simplified({}), Alternatives{});
  EXPECT_EQ(simplified({{b}, {a}}), (Alternatives{{a}, {b}}));
  EXPECT_EQ(simplified({{a, b}, {not_a, c}}), (Alternatives{{a, b}, {not_a, c}}));
}

}  // namespace
}  // namespace cfnsonnet
