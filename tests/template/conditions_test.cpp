#include "template/conditions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <random>

#include "document/read.h"

namespace cfnsonnet {
namespace {

/// Owns all that Conditions looks at.
struct Fixture {
  explicit Fixture(const std::string& section)
      : document(*document::read_json(std::make_shared<Source>("t", R"({
          "Parameters": {"Stage": {"Type": "String", "AllowedValues": ["dev", "prod"]}, "Free": {"Type": "String"},
                         "List": {"Type": "CommaDelimitedList"}},
          "Mappings": {"Map": {"dev": {"size": "small"}, "prod": {"size": "large"}}},
          "Conditions": )" + section + "}"))),
        model(document),
        references(model),
        conditions(model, references) {}
  bool satisfiable(std::vector<std::pair<const char*, bool>> wanted) {
    std::vector<Literal> literals;
    for (const auto& [name, value] : wanted) literals.push_back({*conditions.id(name), value});
    return conditions.satisfiable(literals);
  }
  /// Each thing is there where one of its lists of (condition, value) holds.
  using Things = std::vector<std::vector<std::vector<std::pair<std::string, bool>>>>;
  std::size_t most_at_once(const Things& things, const std::vector<Literal>& given = {}) {
    std::vector<std::vector<Scenario>> scenarios;
    for (const auto& thing : things) {
      auto& when = scenarios.emplace_back();
      for (const auto& literals : thing) {
        auto& scenario = when.emplace_back();
        for (const auto& [name, value] : literals) scenario.push_back({*conditions.id(name), value});
      }
    }
    return conditions.most_at_once(scenarios, given);
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

TEST(Conditions, OfTwoParametersGoByTheirValues) {
  Fixture t(
      R"({"Same": {"Fn::Equals": [{"Ref": "Free"}, {"Ref": "Stage"}]}, "Dev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]},
                "FreeDev": {"Fn::Equals": [{"Ref": "Free"}, "dev"]}, "Test": {"Fn::Equals": [{"Ref": "Free"}, "test"]}})");
  EXPECT_TRUE(t.satisfiable({{"Same", true}, {"Dev", true}, {"FreeDev", true}}));
  EXPECT_FALSE(t.satisfiable({{"Same", true}, {"Dev", true}, {"FreeDev", false}}));
  EXPECT_FALSE(t.satisfiable({{"Same", false}, {"Dev", true}, {"FreeDev", true}}));
  EXPECT_FALSE(t.satisfiable({{"Same", true}, {"Test", true}}));  // Stage allows no "test"
  EXPECT_TRUE(t.satisfiable({{"Same", false}, {"Test", true}}));
}

TEST(Conditions, HoldToTheAssertionsOfRules) {
  const std::string
      conditions = R"({"Dev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]}, "A": {"Fn::Equals": [{"Ref": "Free"}, "a"]},
                                     "C": {"Fn::Equals": [{"Ref": "Free"}, "c"]}})";
  Fixture t(conditions + R"(, "Rules": {"R": {"RuleCondition": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]},
                             "Assertions": [{"Assert": {"Fn::Contains": [["a", "b"], {"Ref": "Free"}]}}]}})");
  EXPECT_TRUE(t.satisfiable({{"Dev", true}, {"A", true}}));
  EXPECT_FALSE(t.satisfiable({{"Dev", true}, {"C", true}}));
  EXPECT_TRUE(t.satisfiable({{"Dev", false}, {"C", true}}));  // the rule does not ask
  // No deployment fulfils these, and they are left aside.
  Fixture never(conditions +
                R"(, "Rules": {"R": {"Assertions": [{"Assert": {"Fn::Equals": [{"Ref": "Stage"}, "other"]}}]}})");
  EXPECT_TRUE(never.satisfiable({{"Dev", true}}));
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

TEST(Conditions, ThatLeaveMuchOpenDoNotHideAContradiction) {
  std::string text = "{";
  std::vector<Literal> all;
  for (int i = 0; i < 60; ++i) {  // each is true in several ways, whose combinations nobody could try
    const std::string n = std::to_string(i);
    text += "\"C" + n + R"(": {"Fn::Or": [{"Fn::Equals": [{"Ref": "A)" + n +
            R"("}, "x"]}, {"Fn::Equals": [{"Ref": "B)" + n + R"("}, "x"]}]},)";
  }
  text += R"("Is": {"Fn::Equals": [{"Ref": "Z"}, "x"]}, "IsNot": {"Fn::Not": [{"Condition": "Is"}]}})";
  Fixture t(text);
  for (ConditionId id = 0; id < 60; ++id) all.push_back({id, true});
  all.push_back({*t.conditions.id("Is"), true});
  EXPECT_TRUE(t.conditions.satisfiable(all));
  all.push_back({*t.conditions.id("IsNot"), true});
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

TEST(Conditions, CountWhatCanBeThereAtOnce) {
  // Taking the first thing that can be there, then the next, finds one: A excludes the two others.
  Fixture t(R"({"A": {"Fn::Equals": [{"Ref": "Free"}, "a"]}, "B": {"Fn::Not": [{"Condition": "A"}]},
                "Dev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]}})");
  EXPECT_EQ(t.most_at_once({}), 0U);
  EXPECT_EQ(t.most_at_once({{{}}, {}}), 1U);  // always there, and never
  EXPECT_EQ(t.most_at_once({{{{"A", true}}}, {{{"B", true}}}, {{{"A", false}}}, {{}}, {}}), 3U);
  EXPECT_EQ(t.most_at_once({{{{"A", true}, {"Dev", true}}, {{"A", true}, {"Dev", false}}}, {{{"A", true}}}}), 2U);
  EXPECT_EQ(t.most_at_once({{{{"A", true}}}, {{{"B", true}}}, {{{"A", false}}}}, {{*t.conditions.id("A"), true}}), 1U);
}

TEST(Conditions, CountsAgreeWithBruteForce) {
  std::mt19937 random(20261125);
  for (int round = 0; round < 300; ++round) {
    std::vector<RandomFormula> formulas;
    std::string json = "{";
    for (int i = 0; i < 6; ++i) {
      formulas.push_back(random_formula(random, 2));
      json += std::string(i ? "," : "") + "\"C" + std::to_string(i) + "\": " + formulas.back().json;
    }
    Fixture t(json + "}");
    std::vector<std::vector<Scenario>> things(5);
    for (auto& when : things) {
      when.resize(random() % 3);
      for (Scenario& scenario : when) {
        for (auto n = random() % 3; n > 0; --n)
          scenario.push_back({*t.conditions.id("C" + std::to_string(random() % 6)), random() % 2 == 0});
      }
    }
    const Literal given{*t.conditions.id("C0"), random() % 2 == 0};
    std::optional<std::size_t> most;
    for (int values = 0; values < 64; ++values) {  // 3 stands for "another value"
      const std::array<int, 3> assignment{values % 4, values / 4 % 4, values / 16};
      const auto holds = [&](const Literal& literal) {
        const std::string name(t.conditions.name(literal.condition));
        return formulas[static_cast<std::size_t>(name[1] - '0')].value(assignment) == literal.value;
      };
      const auto all_hold = [&](const Scenario& one) { return std::all_of(one.begin(), one.end(), holds); };
      const auto is_there = [&](const auto& when) { return std::any_of(when.begin(), when.end(), all_hold); };
      if (!holds(given)) continue;
      const auto count = static_cast<std::size_t>(std::count_if(things.begin(), things.end(), is_there));
      most = std::max(most.value_or(0), count);
    }
    ASSERT_EQ(t.conditions.satisfiable({&given, 1}), most.has_value()) << json;
    if (!most) continue;
    ASSERT_EQ(t.conditions.most_at_once(things, {&given, 1}), *most) << json;
  }
}

/// 200 things, each under a condition of its own, and a text for each condition.
std::size_t most_of_200(const std::function<std::string(int)>& condition) {
  std::string text = "{";
  Fixture::Things things;
  for (int i = 0; i < 200; ++i) {
    const std::string name = "C" + std::to_string(i);
    text += (i ? ",\"" : "\"") + name + "\": " + condition(i);
    things.push_back({{{name, true}}});
  }
  return Fixture(text + "}").most_at_once(things);
}

std::string equals(const std::string& parameter, const std::string& value) {
  return R"({"Fn::Equals": [{"Ref": ")" + parameter + R"("}, ")" + value + "\"]}";
}

TEST(Conditions, ManyAreCountedQuickly) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(most_of_200([](int i) { return equals("P" + std::to_string(i), "x"); }), 200U);  // independent
  EXPECT_EQ(most_of_200([](int i) { return equals("Free", std::to_string(i)); }), 1U);       // one of them
  EXPECT_EQ(most_of_200([](int i) { return equals("P" + std::to_string(i / 2), std::to_string(i % 2)); }), 100U);
  EXPECT_EQ(most_of_200([](int i) {  // pairs that exclude each other, each under the same stage
              return R"({"Fn::And": [)" + equals("Stage", "dev") + "," +
                     equals("P" + std::to_string(i / 2), std::to_string(i % 2)) + "]}";
            }),
            100U);
  EXPECT_EQ(most_of_200([](int i) {  // a chain: each excludes the next
              return R"({"Fn::And": [)" + equals("P" + std::to_string(i), "x") + R"(,{"Fn::Not": [)" +
                     equals("P" + std::to_string(i + 1), "x") + "]}]}";
            }),
            100U);
  // Milliseconds; the limit leaves room for a slow machine and a sanitizer, not for a search that tries all.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(Conditions, KnowWhatIsComputedFromParameters) {
  Fixture t(R"({
    "Dev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]},
    "Joined": {"Fn::Equals": [{"Fn::Join": ["-", ["x", {"Ref": "Stage"}]]}, "x-dev"]},
    "Substituted": {"Fn::Equals": [{"Fn::Sub": "${Stage}!"}, "prod!"]},
    "Part": {"Fn::Equals": [{"Fn::Select": [1, {"Fn::Split": ["r", {"Ref": "Stage"}]}]}, "od"]},
    "Mapped": {"Fn::Equals": [{"Fn::FindInMap": ["Map", {"Ref": "Stage"}, "size"]}, "large"]},
    "Huge": {"Fn::Equals": [{"Fn::FindInMap": ["Map", {"Ref": "Stage"}, "size"]}, "huge"]},
    "Fixed": {"Fn::Equals": [{"Fn::FindInMap": ["Map", "dev", "size"]}, "small"]}})");
  EXPECT_FALSE(t.satisfiable({{"Dev", true}, {"Joined", false}}));
  EXPECT_FALSE(t.satisfiable({{"Dev", true}, {"Substituted", true}}));
  EXPECT_FALSE(t.satisfiable({{"Dev", false}, {"Substituted", false}}));
  EXPECT_TRUE(t.satisfiable({{"Dev", false}, {"Part", true}}));
  EXPECT_FALSE(t.satisfiable({{"Dev", true}, {"Mapped", true}}));
  EXPECT_FALSE(t.satisfiable({{"Huge", true}}));
  EXPECT_FALSE(t.satisfiable({{"Fixed", false}}));
}

TEST(Conditions, KnowListsOfParameters) {
  Fixture t(R"({
    "Given": {"Fn::Not": [{"Fn::Equals": [{"Fn::Join": ["", {"Ref": "List"}]}, ""]}]},
    "Both": {"Fn::Equals": [{"Fn::Join": [", ", {"Ref": "List"}]}, "a, b"]},
    "StartsWithA": {"Fn::Equals": [{"Fn::Select": ["0", {"Ref": "List"}]}, "a"]},
    "StartsWithNothing": {"Fn::Equals": ["", {"Fn::Select": [0, {"Ref": "List"}]}]},
    "Two": {"Fn::Equals": [{"Fn::Length": {"Ref": "List"}}, 2]}})");
  EXPECT_TRUE(t.satisfiable({{"Given", true}, {"Both", false}, {"StartsWithA", true}}));
  EXPECT_FALSE(t.satisfiable({{"Both", true}, {"StartsWithA", false}}));
  EXPECT_FALSE(t.satisfiable({{"Both", true}, {"Two", false}}));
  EXPECT_FALSE(t.satisfiable({{"Both", true}, {"Given", false}}));
  EXPECT_FALSE(t.satisfiable({{"Given", false}, {"StartsWithNothing", false}}));
  const auto holds = [&](const char* name, bool value, std::string_view list) {
    const Literal literal{*t.conditions.id(name), value};
    const Pin pin{"List", list};
    return t.conditions.satisfiable({&literal, 1}, {&pin, 1});
  };
  EXPECT_FALSE(holds("Given", true, ""));
  EXPECT_FALSE(holds("Given", true, ","));
  EXPECT_TRUE(holds("Given", true, "x"));
  EXPECT_FALSE(holds("Given", false, "x"));
  EXPECT_TRUE(holds("Both", true, "a,b"));
  EXPECT_TRUE(holds("Both", true, "a, b"));
  EXPECT_FALSE(holds("Both", true, "a"));
  EXPECT_FALSE(holds("StartsWithA", false, "a,x"));
  EXPECT_TRUE(holds("Two", true, "x,y"));
  EXPECT_FALSE(holds("Two", true, "x,y,z"));
}

TEST(Conditions, ThatDoubleAtEachStepEnd) {
  std::string text = R"({"C0": )" + equals("Free", "x");
  for (int i = 1; i < 60; ++i) {
    const std::string before = R"({"Condition": "C)" + std::to_string(i - 1) + "\"}";
    text += ",\"C" + std::to_string(i) + R"(": {"Fn::And": [)" + before + "," + before + "]}";
  }
  Fixture t(text + "}");
  EXPECT_TRUE(t.satisfiable({{"C59", true}}));
}

}  // namespace
}  // namespace cfnsonnet
