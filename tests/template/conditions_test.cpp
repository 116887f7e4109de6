#include "template/conditions.h"

#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <random>

#include "document/read.h"

namespace cfnsonnet {
namespace {

/// Owns all that Conditions looks at.
struct Fixture {
  explicit Fixture(const std::string& section)
      : document(*document::read_json(std::make_shared<Source>("t", R"({
          "Parameters": {"Stage": {"Type": "String", "AllowedValues": ["dev", "prod"]}, "Free": {"Type": "String"}},
          "Conditions": )" + section + "}"))),
        model(document),
        references(model),
        conditions(model, references) {}
  bool satisfiable(std::vector<std::pair<const char*, bool>> wanted) {
    std::vector<Literal> literals;
    for (const auto& [name, value] : wanted) literals.push_back({*conditions.id(name), value});
    return conditions.satisfiable(literals);
  }
  document::Document document;
  Template model;
  References references;
  Conditions conditions;
};

TEST(Conditions, OfOneParameterExcludeEachOther) {
  Fixture t(R"({"Dev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]}, "Prod": {"Fn::Equals": ["prod", {"Ref": "Stage"}]},
                "Test": {"Fn::Equals": [{"Ref": "Stage"}, "test"]}})");
  EXPECT_TRUE(t.satisfiable({{"Dev", true}}));
  EXPECT_FALSE(t.satisfiable({{"Dev", true}, {"Prod", true}}));
  EXPECT_FALSE(t.satisfiable({{"Dev", false}, {"Prod", false}}));  // AllowedValues has no third
  EXPECT_FALSE(t.satisfiable({{"Test", true}}));
}

TEST(Conditions, OfAFreeParameterMayAllBeFalse) {
  Fixture t(R"({"A": {"Fn::Equals": [{"Ref": "Free"}, "a"]}, "B": {"Fn::Equals": [{"Ref": "Free"}, "b"]}})");
  EXPECT_TRUE(t.satisfiable({{"A", false}, {"B", false}}));
  EXPECT_FALSE(t.satisfiable({{"A", true}, {"B", true}}));
}

TEST(Conditions, AreBuiltOfEachOther) {
  Fixture t(R"({"A": {"Fn::Equals": [{"Ref": "Free"}, "a"]},
                "NotA": {"Fn::Not": [{"Condition": "A"}]},
                "Both": {"Fn::And": [{"Condition": "A"}, {"Condition": "NotA"}]},
                "Either": {"Fn::Or": [{"Condition": "A"}, {"Condition": "NotA"}]}})");
  EXPECT_FALSE(t.satisfiable({{"Both", true}}));
  EXPECT_FALSE(t.satisfiable({{"Either", false}}));
}

TEST(Conditions, ThatAreUndefinedOrOddMayBeEither) {
  Fixture t(
      R"({"Odd": {"Fn::Nonsense": 1}, "Uses": {"Fn::Not": [{"Condition": "Nowhere"}]}, "Loop": {"Condition": "Loop"},
                "Same": {"Fn::Nonsense": 1}})");
  EXPECT_TRUE(t.satisfiable({{"Odd", true}}));
  EXPECT_TRUE(t.satisfiable({{"Odd", false}}));
  EXPECT_FALSE(t.satisfiable({{"Odd", false}, {"Same", true}}));
  EXPECT_TRUE(t.satisfiable({{"Uses", true}}));
  EXPECT_TRUE(t.satisfiable({{"Loop", true}}));
}

TEST(Conditions, KnowPinnedParameters) {
  Fixture t(R"({"Dev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]}, "A": {"Fn::Equals": [{"Ref": "Free"}, "a"]}})");
  const Literal dev{*t.conditions.id("Dev"), true};
  const Pin prod{"Stage", "prod"};
  EXPECT_FALSE(t.conditions.satisfiable({&dev, 1}, {&prod, 1}));
  const Literal a{*t.conditions.id("A"), false};
  const Pin other{"Free", "z"};
  EXPECT_TRUE(t.conditions.satisfiable({&a, 1}, {&other, 1}));
}

TEST(Conditions, ManyAreQuick) {
  std::string text = "{";
  for (int i = 0; i < 200; ++i) {
    text += "\"C" + std::to_string(i) + R"(": {"Fn::Equals": [{"Ref": "P)" + std::to_string(i) + R"("}, "x"]},)";
  }
  text += R"("All": {"Fn::And": [{"Condition": "C0"}, {"Condition": "C1"}]}})";
  Fixture t(text);
  std::vector<Literal> all;
  for (ConditionId id = 0; id < 200; ++id) all.push_back({id, id % 2 == 0});
  EXPECT_TRUE(t.conditions.satisfiable(all));
  all.push_back({*t.conditions.id("All"), true});  // C1 is false
  EXPECT_FALSE(t.conditions.satisfiable(all));
}

/// A random formula over the terms Ref A..C with values 0..2, as a JSON condition and as a function.
struct RandomFormula {
  std::string json;
  std::function<bool(const std::array<int, 3>&)> value;
};
RandomFormula random_formula(std::mt19937& random, int depth) {
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const int kind = depth == 0 ? 0 : pick(4);
  if (kind == 0) {
    const int term = pick(3), value = pick(3);
    return {std::string(R"({"Fn::Equals": [{"Ref": ")") + static_cast<char>('A' + term) + "\"}, \"" +
                std::to_string(value) + "\"]}",
            [=](const auto& values) { return values[static_cast<std::size_t>(term)] == value; }};
  }
  const RandomFormula a = random_formula(random, depth - 1);
  if (kind == 1) return {R"({"Fn::Not": [)" + a.json + "]}", [=](const auto& values) { return !a.value(values); }};
  const RandomFormula b = random_formula(random, depth - 1);
  if (kind == 2)
    return {R"({"Fn::And": [)" + a.json + "," + b.json + "]}",
            [=](const auto& values) { return a.value(values) && b.value(values); }};
  return {R"({"Fn::Or": [)" + a.json + "," + b.json + "]}",
          [=](const auto& values) { return a.value(values) || b.value(values); }};
}

TEST(Conditions, AgreeWithBruteForce) {
  std::mt19937 random(20261124);
  for (int round = 0; round < 300; ++round) {
    std::vector<RandomFormula> formulas;
    std::string json = "{";
    for (int i = 0; i < 4; ++i) {
      formulas.push_back(random_formula(random, 3));
      json += std::string(i ? "," : "") + "\"C" + std::to_string(i) + "\": " + formulas.back().json;
    }
    Fixture t(json + "}");
    for (unsigned wanted = 0; wanted < 16; ++wanted) {
      bool possible = false;
      for (int values = 0; values < 64 && !possible; ++values) {  // 3 stands for "another value"
        const std::array<int, 3> assignment{values % 4, values / 4 % 4, values / 16};
        possible = true;
        for (unsigned i = 0; i < 4; ++i)
          possible = possible && formulas[i].value(assignment) == ((wanted >> i & 1U) != 0);
      }
      std::vector<Literal> literals;
      for (unsigned i = 0; i < 4; ++i)
        literals.push_back({*t.conditions.id("C" + std::to_string(i)), (wanted >> i & 1U) != 0});
      ASSERT_EQ(t.conditions.satisfiable(literals), possible) << json << wanted;
    }
  }
}

}  // namespace
}  // namespace cfnsonnet
