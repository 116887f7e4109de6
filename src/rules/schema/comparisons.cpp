#include "rules/schema/comparisons.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "rules/values/locate.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;
using schema::Comparison;
using schema::Constraint;
using schema::Keyword;
using schema::Operand;
using schema::Order;
using schema::Product;
using schema::Sum;

namespace {

/// A value that a path of the comparison leads to.
struct ComparedValue {
  std::string_view path;
  const Located* chosen;
};
using ComparedValues = std::vector<ComparedValue>;

/// More combinations of values are not looked at: only long lists have so many.
constexpr std::size_t max_combinations = 256;

void collect_paths(const Sum& sum, ComparedValues& out) {
  for (const Product& product : sum) {
    for (const Operand& operand : product) {
      if (!operand.path.empty() && std::ranges::find(out, operand.path, &ComparedValue::path) == out.end())
        out.push_back({operand.path, nullptr});
    }
  }
}

/// Whether the object lacks a member that a path leads through: then there is nothing to compare.
bool lacks_operand(const Sum& sum, const Node& object) {
  return std::ranges::any_of(sum, [&](const Product& product) {
    return std::ranges::any_of(product, [&](const Operand& operand) {
      const std::string_view first = operand.path.substr(0, operand.path.find('/'));
      return !first.empty() && first != "*" && !object.member(first);
    });
  });
}

double value_of(const Sum& sum, const ComparedValues& variables) {
  double total = 0;
  for (const Product& product : sum) {
    double factor = 1;
    for (const Operand& operand : product) {
      factor *= operand.path.empty()
                    ? operand.number
                    : *std::ranges::find(variables, operand.path, &ComparedValue::path)->chosen->value->scalar_number();
    }
    total += factor;
  }
  return total;
}

/// "EvaluationPeriods" * "Period": the last name of each path, in quotes; nothing of a number alone.
std::string names_of(const Sum& sum) {
  std::string text;
  bool any = false;
  for (const Product& product : sum) {
    for (std::size_t i = 0; i < product.size(); ++i) {
      if (!text.empty()) text += i == 0 ? " + " : " * ";
      const std::string_view path = product[i].path;
      any = any || !path.empty();
      text += path.empty() ? fmt::format("{}", product[i].number)
                           : fmt::format("\"{}\"", path.substr(path.rfind('/') + 1));
    }
  }
  return any ? text : std::string();
}

bool holds(double left, Order order, double right) {
  switch (order) {
    case Order::less: return left < right;
    case Order::at_most: return left <= right;
    case Order::more: return left > right;
    case Order::at_least: return left >= right;
  }
  return true;
}

/// What is so where it does not hold.
std::string_view opposite(Order order) {
  switch (order) {
    case Order::less: return "not less than";
    case Order::at_most: return "more than";
    case Order::more: return "not more than";
    case Order::at_least: return "less than";
  }
  return {};
}

/// Whether one call gives several values in the same circumstances, as a mapping by region does: which of them goes
/// with which other value is not known.
bool is_one_of_several(const Located& value, const std::vector<Located>& all) {
  return value.call && std::ranges::any_of(all, [&](const Located& other) {
           return &other != &value && other.call == value.call && other.when == value.when &&
                  std::ranges::all_of(value.pins, [&](const Pin& pin) { return agrees(pin, other.pins); });
         });
}

/// Whether it is the least or the most that a parameter may be, which nobody needs to mean.
bool is_bound(const Located& value) {
  const document::Member* holder = value.source ? value.source->holder() : nullptr;
  return !value.pins.empty() && holder && (holder->name == "MinValue" || holder->name == "MaxValue");
}

/// Where the template has a value, or the call that gives it: a value that was computed is nowhere.
const Node& written(const Located& located) { return located.call ? *located.call : *located.value; }

class ComparisonCheck {
 public:
  ComparisonCheck(const Context& context, Assumptions& assumptions, const Comparison& comparison, const Node& object,
                  const Place& place, Violations& out)
      : context_(context), assumptions_(assumptions), comparison_(comparison), out_(out) {
    collect_paths(comparison.left, variables_);
    collect_paths(comparison.right, variables_);
    for (const ComparedValue& variable : variables_) {
      std::vector<Located> values = numbers(object, variable.path, place);
      if (values.empty() && !any_unknown_) return;  // Nothing to compare, whatever else there is.
      values_.push_back(std::move(values));
    }
  }

  [[nodiscard]] bool any_unknown() const { return any_unknown_; }

  void run() {
    if (values_.size() == variables_.size()) choose(0);
  }

 private:
  std::vector<Located> numbers(const Node& object, std::string_view path, const Place& place) {
    const std::vector<Located> all = locate_known(object, path, context_, assumptions_.scenario());
    std::vector<Located> known;
    for (const Located& each : all) {
      if (!each.value || !each.arrived || is_bound(each)) continue;
      const auto number = each.value->scalar_number();
      const bool is_known = number && std::isfinite(*number) && !(place.is_choosing() && each.call);
      if (is_known && !is_one_of_several(each, all))
        known.push_back(each);
      else
        any_unknown_ = true;
    }
    return known;
  }

  void choose(std::size_t index) {
    if (index == variables_.size()) {
      ++combinations_;
      return compare();
    }
    for (const Located& value : values_[index]) {
      if (combinations_ == max_combinations) return;
      const Assumptions::ValueScope assumed(assumptions_, {value.value, value.when, value.pins, value.source});
      if (!assumed.is_possible()) continue;
      variables_[index].chosen = &value;
      choose(index + 1);
    }
  }

  void compare() {
    const double left = value_of(comparison_.left, variables_);
    const double right = value_of(comparison_.right, variables_);
    if (holds(left, comparison_.order, right)) return;
    const auto side = [](const Sum& sum, double value, std::string_view after) {
      const std::string names = names_of(sum);
      return names.empty() ? fmt::format("{}", value) : fmt::format("{}, {}{}", names, value, after);
    };
    Violation& found = out_.add(Keyword::comparisons, written(*variables_.front().chosen), "{} is {} {}",
                                side(comparison_.left, left, ","), opposite(comparison_.order),
                                side(comparison_.right, right, ""));
    found.when = assumptions_.scenario();
    const auto given = std::ranges::find_if(variables_,
                                            [](const ComparedValue& each) { return !each.chosen->pins.empty(); });
    if (given == variables_.end()) return;
    found.given_by = given->chosen->call;
    found.source = given->chosen->source;
  }

  const Context& context_;
  Assumptions& assumptions_;
  const Comparison& comparison_;
  Violations& out_;
  ComparedValues variables_;                  // the paths, each with the value that is looked at
  std::vector<std::vector<Located>> values_;  // of each path, all
  bool any_unknown_ = false;
  std::size_t combinations_ = 0;
};

}  // namespace

void Comparisons::check(const Constraint& constraint, const Node& object, const Place& place, Violations& out) {
  if (!object.is_object()) return;
  const bool is_written = has_written_members(object);
  for (const std::string_view text : constraint.strings()) {
    const auto [known, added] = parsed_.try_emplace(text.data());
    if (added) known->second = schema::parse_comparison(text);
    const auto& comparison = known->second;
    if (!comparison) continue;  // a damaged bundle; the compiler refuses what is none
    if (is_written && (lacks_operand(comparison->left, object) || lacks_operand(comparison->right, object))) continue;
    ComparisonCheck one(context_, assumptions_, *comparison, object, place, out);
    if (place.is_choosing() && one.any_unknown()) out.unknown = true;
    one.run();
  }
}

}  // namespace cfnsonnet::rules
