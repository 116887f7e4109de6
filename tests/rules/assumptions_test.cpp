// What is assumed on the way down to a value, and what is there then.
#include <gtest/gtest.h>

#include "document/read.h"
#include "rules/schema/assumptions.h"

namespace cfnsonnet::rules {
namespace {

class AssumptionsTest : public testing::Test {
 protected:
  [[nodiscard]] const document::Node& value(std::string_view name) const {
    return *model_.section("Values")->find(name);
  }
  [[nodiscard]] Literal is_small(bool outcome) const { return {*conditions_.id("IsSmall"), outcome}; }
  [[nodiscard]] Literal is_large(bool outcome) const { return {*conditions_.id("IsLarge"), outcome}; }

  const document::Document document_ = *document::read_json(std::make_shared<Source>("t.json", R"({
    "Parameters": {"Size": {"Type": "String", "AllowedValues": ["small", "large", ""], "Default": "small"}},
    "Conditions": {
      "IsSmall": {"Fn::Equals": [{"Ref": "Size"}, "small"]},
      "IsLarge": {"Fn::Equals": [{"Ref": "Size"}, "large"]}},
    "Resources": {},
    "Values": {
      "Size": {"Ref": "Size"},
      "Text": "a",
      "WhenSmall": {"Fn::If": ["IsSmall", "a", {"Ref": "AWS::NoValue"}]},
      "WhenLarge": {"Fn::If": ["IsLarge", "b", {"Ref": "AWS::NoValue"}]}}})"));
  const Template model_{document_};
  const References references_{model_};
  const Conditions conditions_{model_, references_};
  const Context context_{model_, references_, conditions_, schema::Bundle::embedded(), ""};
  const FunctionSet functions_ = property_functions();
  Assumptions assumptions_{context_};
};

TEST_F(AssumptionsTest, ScopeEndsWithItsBlock) {
  const Literal small = is_small(true);
  {
    const Assumptions::Scope scope(assumptions_, {&small, 1});
    EXPECT_EQ(assumptions_.scenario(), Scenario{small});
    const Literal large = is_large(true);
    EXPECT_FALSE(assumptions_.is_possible({&large, 1}));
    EXPECT_FALSE(assumptions_.together({large}, {}));
  }
  EXPECT_TRUE(assumptions_.scenario().empty());
  const Literal large = is_large(true);
  EXPECT_TRUE(assumptions_.is_possible({&large, 1}));
  EXPECT_FALSE(assumptions_.together({small}, {large}));
}

TEST_F(AssumptionsTest, ConditionDecidesWhatIsThere) {
  const document::Node& item = value("WhenSmall");
  EXPECT_EQ(assumptions_.possible_choices(item, functions_).size(), 2U);
  EXPECT_EQ(assumptions_.undecided(item, functions_), conditions_.id("IsSmall"));
  const Literal small = is_small(true);
  const Assumptions::Scope scope(assumptions_, {&small, 1});
  EXPECT_EQ(assumptions_.possible_choices(item, functions_).size(), 1U);
  EXPECT_EQ(assumptions_.undecided(item, functions_), std::nullopt);
}

TEST_F(AssumptionsTest, IfIsDataWhereItIsNoFunction) {
  EXPECT_FALSE(may_vary(value("WhenSmall"), FunctionSet()));
  EXPECT_EQ(assumptions_.choices(value("WhenSmall"), FunctionSet()).size(), 1U);
  EXPECT_FALSE(may_vary(value("Text"), functions_));
}

TEST_F(AssumptionsTest, CountsWhatIsThereTogether) {
  const Presence present[] = {
      assumptions_.presence(&value("Text"), functions_), assumptions_.presence(&value("WhenSmall"), functions_),
      assumptions_.presence(&value("WhenLarge"), functions_), assumptions_.presence(nullptr, functions_)};
  EXPECT_EQ(assumptions_.fewest(present), 1U);
  EXPECT_EQ(assumptions_.most(present), 2U);
}

TEST_F(AssumptionsTest, ValueBringsWhatGivesIt) {
  Scratch computed;
  const auto values = resolve(value("Size"), context_, computed);
  ASSERT_EQ(values.size(), 3U);
  {
    const Assumptions::ValueScope large(assumptions_, values[1], &value("Size"));
    EXPECT_TRUE(large.is_possible());
    EXPECT_EQ(assumptions_.value_of(value("Size")), values[1].value);
    EXPECT_FALSE(assumptions_.has_defaults());
    const Literal small = is_small(true);
    EXPECT_FALSE(assumptions_.is_possible({&small, 1}));
    EXPECT_FALSE(assumptions_.goes_with_given(values[0]));
  }
  EXPECT_EQ(assumptions_.value_of(value("Size")), nullptr);
  EXPECT_TRUE(assumptions_.goes_with_given(values[0]));
}

TEST_F(AssumptionsTest, NobodyMeansAnEmptyText) {
  Scratch computed;
  const auto values = resolve(value("Size"), context_, computed);
  ASSERT_EQ(values.size(), 3U);
  EXPECT_TRUE(assumptions_.is_possible(values[2]));
  EXPECT_FALSE(assumptions_.is_meant(values[2]));
  EXPECT_FALSE(Assumptions::ValueScope(assumptions_, values[2]).is_possible());
}

}  // namespace
}  // namespace cfnsonnet::rules
