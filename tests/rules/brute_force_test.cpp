// Findings under conditions, compared with brute force.
//
// A random template has up to twelve conditions and mistakes in the branches of Fn::If. For each choice of its
// parameters that its Rules allow, the conditions are decided and all Fn::If taken out; what the checker finds in that
// template without conditions is what it has to find, under just these conditions, in the one with them. Only rules and
// paths are compared: messages show the values, which have Fn::If in them or not. An index in a list is "*", as items
// that are left out move the others.
//
// More templates, by hand: CFNSONNET_BRUTE_FORCE_TEMPLATES=20000 build/tests/rules/test_rules
// --gtest_filter='BruteForce.*'
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>

#include <fmt/format.h>

#include "cfnsonnet/check.h"

namespace cfnsonnet {
namespace {

constexpr int parameter_count = 4;
constexpr int value_count = 3;
// What the list parameter is, in one assignment or another: each list that is compared with, and for each first item
// that is compared with, and for none of these, a list that is none of them.
constexpr std::array<std::string_view, 7> lists = {"", "a", "b", "a,b", "a,z", "b,z", "z"};
constexpr int compared_lists = 4;                         // the first of them
using Assignment = std::array<int, parameter_count + 1>;  // by parameter, the list last: an index among its values

/// A formula as JSON, and as a function of the parameters.
struct Formula {
  std::string json;
  std::function<bool(const Assignment&)> holds;
};

/// A value of a property, with Fn::If in it; nothing where it is left out.
struct NamedValue;
struct Value {
  std::string literal;              ///< JSON; "" for one that is left out, or one of the others.
  std::vector<NamedValue> members;  ///< An object.
  std::vector<Value> items;         ///< A list.
  int condition = -1;               ///< A Fn::If.
  std::vector<Value> branches;
  enum class Kind { none, literal, object, list, choice } kind = Kind::none;
};
struct NamedValue {
  std::string name;
  Value value;
};

/// Some scenario, by condition; null keeps the conditions.
using Outcome = std::vector<bool>;

std::optional<std::string> print(const Value& value, const Outcome* outcome) {
  std::string text;
  switch (value.kind) {
    case Value::Kind::none:
      if (outcome) return std::nullopt;
      return R"({"Ref": "AWS::NoValue"})";
    case Value::Kind::literal: return value.literal;
    case Value::Kind::choice:
      if (outcome) return print(value.branches[(*outcome)[static_cast<std::size_t>(value.condition)] ? 0 : 1], outcome);
      return fmt::format(R"({{"Fn::If": ["C{}", {}, {}]}})", value.condition, *print(value.branches[0], outcome),
                         *print(value.branches[1], outcome));
    case Value::Kind::object:
      for (const auto& [name, member] : value.members) {
        if (const auto printed = print(member, outcome))
          text += fmt::format("{}\"{}\": {}", text.empty() ? "" : ", ", name, *printed);
      }
      return "{" + text + "}";
    case Value::Kind::list:
      for (const Value& item : value.items) {
        if (const auto printed = print(item, outcome)) text += (text.empty() ? "" : ", ") + *printed;
      }
      return "[" + text + "]";
  }
  return std::nullopt;
}

struct Resource {
  std::string type;
  int condition = -1;
  std::optional<std::size_t> depends_on;
  Value properties;
};

/// A template that is made at random.
class Random {
 public:
  explicit Random(unsigned seed) : random_(seed) {
    for (int n = pick(12) + 1; n > 0; --n) conditions_.push_back(formula(3));
    for (int n = pick(3); n > 0; --n) rules_.push_back(formula(2));
    const std::size_t count = static_cast<std::size_t>(pick(4) + 2);
    for (std::size_t i = 0; i < count; ++i) resources_.push_back(resource(i, count));
  }

  /// Each outcome of the conditions that some parameters have.
  [[nodiscard]] std::set<Outcome> outcomes() const {
    std::set<Outcome> all;
    int total = static_cast<int>(lists.size());
    for (int i = 0; i < parameter_count; ++i) total *= value_count;
    for (int n = 0; n < total; ++n) {
      Assignment values{};
      int rest = n;
      for (int i = 0; i < parameter_count; ++i, rest /= value_count)
        values[static_cast<std::size_t>(i)] = rest % value_count;
      values[parameter_count] = rest;
      if (!std::all_of(rules_.begin(), rules_.end(), [&](const Formula& rule) { return rule.holds(values); })) continue;
      Outcome outcome;
      for (const Formula& condition : conditions_) outcome.push_back(condition.holds(values));
      all.insert(outcome);
    }
    return all;
  }

  [[nodiscard]] const std::vector<Resource>& resources() const { return resources_; }

  [[nodiscard]] std::string text(const Outcome* outcome) const {
    std::string text;
    for (std::size_t i = 0; i < resources_.size(); ++i) {
      const Resource& resource = resources_[i];
      if (outcome && resource.condition >= 0 && !(*outcome)[static_cast<std::size_t>(resource.condition)]) continue;
      text += fmt::format("{}\"R{}\": {{\"Type\": \"{}\"", text.empty() ? "" : ",\n", i, resource.type);
      if (!outcome && resource.condition >= 0) text += fmt::format(", \"Condition\": \"C{}\"", resource.condition);
      if (resource.depends_on) text += fmt::format(", \"DependsOn\": \"R{}\"", *resource.depends_on);
      if (const auto properties = print(resource.properties, outcome)) text += ", \"Properties\": " + *properties;
      text += "}";
    }
    text = "{\"Resources\": {" + text + "}";
    if (outcome) return text + "}";
    std::string parameters = R"("List": {"Type": "CommaDelimitedList"})", conditions, rules;
    for (int i = 0; i < parameter_count; ++i)
      parameters += fmt::format(R"(, "P{}": {{"Type": "String", "AllowedValues": ["v0", "v1", "v2"]}})", i);
    for (std::size_t i = 0; i < conditions_.size(); ++i)
      conditions += fmt::format("{}\"C{}\": {}", i ? ",\n" : "", i, conditions_[i].json);
    for (std::size_t i = 0; i < rules_.size(); ++i)
      rules += fmt::format(R"({}"Rule{}": {{"Assertions": [{{"Assert": {}}}]}})", i ? ",\n" : "", i, rules_[i].json);
    if (!rules.empty()) text += ",\n\"Rules\": {" + rules + "}";
    text += R"(,
"Mappings": {"M": {"v0": {"k": "x"}, "v1": {"k": "y"}, "v2": {"k": "x"}}})";
    return text + ",\n\"Parameters\": {" + parameters + "},\n\"Conditions\": {" + conditions + "}}";
  }

 private:
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  static std::string equals(const std::string& left, std::string_view text) {
    return fmt::format(R"({{"Fn::Equals": [{}, "{}"]}})", left, text);
  }

  Formula comparison() {
    const auto one = static_cast<std::size_t>(pick(parameter_count));
    const auto other = (one + 1 + static_cast<std::size_t>(pick(parameter_count - 1))) % parameter_count;
    const int value = pick(value_count + 1);  // the last is not allowed
    const int second = pick(value_count);
    const std::string ref = fmt::format(R"({{"Ref": "P{}"}})", one);
    const std::string ref_other = fmt::format(R"({{"Ref": "P{}"}})", other);
    const auto is_value = [=](const Assignment& values) { return values[one] == value; };
    switch (pick(10)) {
      case 0:
        return {fmt::format(R"({{"Fn::Equals": [{}, {}]}})", ref, ref_other),
                [=](const Assignment& values) { return values[one] == values[other]; }};
      case 1:  // what stands behind the "v"
        return {equals(fmt::format(R"({{"Fn::Select": [1, {{"Fn::Split": ["v", {}]}}]}})", ref), std::to_string(value)),
                is_value};
      case 2:
        return {equals(fmt::format(R"({{"Fn::Sub": "${{P{}}}-x"}})", one), fmt::format("v{}-x", value)), is_value};
      case 3:
        return {equals(fmt::format(R"({{"Fn::Join": ["-", [{}, {}]]}})", ref, ref_other),
                       fmt::format("v{}-v{}", value, second)),
                [=](const Assignment& values) { return values[one] == value && values[other] == second; }};
      case 4:
        return {equals(fmt::format(R"({{"Fn::FindInMap": ["M", {}, "k"]}})", ref), "x"),
                [=](const Assignment& values) { return values[one] != 1; }};
      case 5:
      case 6: {
        const int list = pick(compared_lists);
        return {equals(R"({"Fn::Join": [",", {"Ref": "List"}]})", lists[static_cast<std::size_t>(list)]),
                [=](const Assignment& values) { return values[parameter_count] == list; }};
      }
      case 7: {
        const std::string_view item = pick(2) == 0 ? "a" : "b";
        return {equals(R"({"Fn::Select": ["0", {"Ref": "List"}]})", item), [=](const Assignment& values) {
                  return lists[static_cast<std::size_t>(values[parameter_count])].substr(0, 1) == item;
                }};
      }
      default: return {equals(ref, fmt::format("v{}", value)), is_value};
    }
  }

  Formula formula(int depth) {
    switch (depth == 0 ? 0 : pick(6)) {
      case 0:
      case 1: return comparison();
      case 2: {
        const Formula inner = formula(depth - 1);
        return {fmt::format(R"({{"Fn::Not": [{}]}})", inner.json),
                [=](const Assignment& values) { return !inner.holds(values); }};
      }
      default: break;
    }
    const bool both = pick(2) == 0;
    const Formula a = formula(depth - 1);
    const Formula b = formula(depth - 1);
    return {fmt::format(R"({{"Fn::{}": [{}, {}]}})", both ? "And" : "Or", a.json, b.json),
            [=](const Assignment& values) {
              return both ? a.holds(values) && b.holds(values) : a.holds(values) || b.holds(values);
            }};
  }

  int condition() { return pick(static_cast<int>(conditions_.size())); }

  static Value literal(std::string json) {
    Value value;
    value.kind = Value::Kind::literal;
    value.literal = std::move(json);
    return value;
  }
  static Value object(std::vector<NamedValue> members) {
    Value value;
    value.kind = Value::Kind::object;
    value.members = std::move(members);
    return value;
  }

  /// One of some values, or Fn::If of them, some deep.
  Value maybe(const std::function<Value()>& make, int depth = 3) {
    if (depth == 0 || pick(3) == 0) return pick(5) == 0 ? Value() : make();
    Value value;
    value.kind = Value::Kind::choice;
    value.condition = condition();
    value.branches = {maybe(make, depth - 1), maybe(make, depth - 1)};
    return value;
  }
  Value one_of(std::vector<std::string> texts) {
    return maybe(
        [this, texts] { return literal(texts[static_cast<std::size_t>(pick(static_cast<int>(texts.size())))]); });
  }

  Value tag() { return object({{"Key", one_of({R"("a")", R"("b")", "[]"})}, {"Value", one_of({R"("x")", "{}"})}}); }

  Resource resource(std::size_t index, std::size_t count) {
    Resource made;
    if (pick(2) == 0) made.condition = condition();
    const bool is_last = index + 1 == count;  // references lead on to the next, so that there is no circle
    if (!is_last && pick(4) == 0) made.depends_on = index + 1;
    const std::string other = is_last ? R"("y")" : fmt::format(R"({{"Ref": "R{}"}})", index + 1);
    std::vector<NamedValue> members;
    switch (pick(3)) {
      case 0:
        made.type = "AWS::SQS::Queue";
        members = {{"DelaySeconds", one_of({"5", "5000", "\"x\""})}, {"FifoQueue", one_of({"true", "\"maybe\""})}};
        if (pick(3) == 0) members.push_back({"Colour", one_of({"\"red\""})});
        break;
      case 1:
        made.type = "AWS::SSM::Parameter";
        members = {{"Type", one_of({"\"String\"", "\"Text\""})}, {"Value", one_of({"\"x\"", other})}};
        break;
      default:
        made.type = "AWS::SNS::Topic";
        members = {{"DisplayName", one_of({"\"x\"", other, "{}"})}};
        Value tags;
        tags.kind = Value::Kind::list;
        for (int n = pick(4); n > 0; --n) tags.items.push_back(maybe([this] { return tag(); }, 2));
        if (!tags.items.empty()) members.push_back({"Tags", std::move(tags)});
        break;
    }
    made.properties = object(std::move(members));
    return made;
  }

  std::mt19937 random_;
  std::vector<Formula> conditions_;
  std::vector<Formula> rules_;
  std::vector<Resource> resources_;
};

/// What findings are compared by: of a resource, its rule and its path without Fn::If. That a resource is not there is
/// another mistake in a template that lacks it than in one with conditions.
std::optional<std::string> key_of(const Finding& finding) {
  std::string rule = finding.rule;
  if (rule == "E1020") rule = "W1001";
  if (rule[0] != 'E' && rule != "W1001") return std::nullopt;
  std::string key = rule;
  for (std::size_t i = 0; i < finding.path.size(); ++i) {
    const auto* name = std::get_if<std::string>(&finding.path[i]);
    if (name && *name == "Fn::If") {
      ++i;  // and the branch
    } else if (!name) {
      key += "/*";
    } else if (*name != "Ref") {
      key += "/" + *name;
    }
  }
  return key;
}

bool holds(const When& when, const Outcome& outcome) {
  return std::all_of(when.begin(), when.end(), [&](const ConditionValue& literal) {
    return outcome[static_cast<std::size_t>(std::stoi(literal.condition.substr(1)))] == literal.value;
  });
}

/// The keys of the findings that hold in a scenario: of resources that are there in it.
std::set<std::string> holding(const std::vector<Finding>& findings, const Random& random, const Outcome& outcome) {
  std::set<std::string> keys;
  for (const Finding& finding : findings) {
    if (finding.path.size() < 2) continue;
    const auto index = static_cast<std::size_t>(std::stoi(std::get<std::string>(finding.path[1]).substr(1)));
    const int condition = random.resources()[index].condition;
    if (condition >= 0 && !outcome[static_cast<std::size_t>(condition)]) continue;
    const auto any = [&](const When& when) { return holds(when, outcome); };
    if (!finding.when.empty() && std::none_of(finding.when.begin(), finding.when.end(), any)) continue;
    if (const auto key = key_of(finding)) keys.insert(*key);
  }
  return keys;
}

std::vector<Finding> of_resources(Checker& checker, const std::string& text) {
  std::vector<Finding> findings = checker.check(std::make_shared<Source>("t.json", text), {.as_of = "2026-11-24"});
  std::erase_if(findings, [](const Finding& finding) {
    return finding.path.size() < 2 || std::get<std::string>(finding.path[0]) != "Resources" || !key_of(finding);
  });
  return findings;
}

std::string joined(const std::set<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys) text += key + '\n';
  return text;
}

unsigned templates() {
  const char* wanted = std::getenv("CFNSONNET_BRUTE_FORCE_TEMPLATES");
  return wanted ? static_cast<unsigned>(std::atoi(wanted)) : 150;
}

TEST(BruteForce, FindingsHoldJustWhereTheyAreFoundWithoutConditions) {
  Checker checker;
  unsigned under_conditions = 0;
  std::set<std::string> rules;
  for (unsigned seed = 1; seed <= templates(); ++seed) {
    const Random random(seed);
    const std::set<Outcome> outcomes = random.outcomes();
    if (outcomes.empty()) continue;  // its Rules allow nothing
    const std::string text = random.text(nullptr);
    const std::vector<Finding> findings = of_resources(checker, text);
    for (const Finding& finding : findings) {
      if (finding.when.empty()) continue;
      ++under_conditions;
      rules.insert(finding.rule);
    }
    for (const Outcome& outcome : outcomes) {
      const std::string decided = random.text(&outcome);
      std::set<std::string> expected;
      for (const Finding& finding : of_resources(checker, decided)) expected.insert(*key_of(finding));
      ASSERT_EQ(joined(holding(findings, random, outcome)), joined(expected)) << "seed " << seed << '\n'
                                                                              << text << "\nwithout conditions:\n"
                                                                              << decided;
    }
    // Each holds somewhere, but of a resource that never exists, which is looked at as if it did.
    for (const Finding& finding : findings) {
      const auto index = static_cast<std::size_t>(std::stoi(std::get<std::string>(finding.path[1]).substr(1)));
      const int condition = random.resources()[index].condition;
      const auto exists = [&](const Outcome& outcome) {
        return condition < 0 || outcome[static_cast<std::size_t>(condition)];
      };
      if (std::none_of(outcomes.begin(), outcomes.end(), exists)) continue;
      EXPECT_TRUE(std::any_of(outcomes.begin(), outcomes.end(),
                              [&](const Outcome& outcome) { return holding({finding}, random, outcome).size() == 1; }))
          << "seed " << seed << ": " << finding.rule << ' ' << finding.message << '\n'
          << text;
    }
  }
  // The templates put the checker to the test.
  EXPECT_GT(under_conditions, templates());
  for (const char* rule : {"E3002", "E3003", "E3012", "E3030", "E3034", "E3005", "E3024", "W1001"})
    EXPECT_TRUE(rules.contains(rule)) << rule;
}

}  // namespace
}  // namespace cfnsonnet
