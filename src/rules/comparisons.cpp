// Numbers of one object that must fit one another: the keyword `comparisons`, "FromPort <= ToPort".
//
// Each number may hang on a condition, and a path may lead to several (the items of a list): every combination that can
// come about is looked at. Where a number is not there, or not known, nothing is compared.
#include <algorithm>
#include <cmath>

#include "rules/locate.h"
#include "rules/schema_check.h"
#include "schema/comparison.h"

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

/// More combinations of values are not looked at: only long lists have so many.
constexpr std::size_t max_combinations = 256;

/// A value that a path of the comparison leads to.
struct Variable {
  std::string_view path;
  Alternative chosen;
};
using Variables = std::vector<Variable>;

void collect_paths(const Sum& sum, Variables& out) {
  for (const Product& product : sum) {
    for (const Operand& operand : product) {
      if (!operand.path.empty() && std::ranges::find(out, operand.path, &Variable::path) == out.end())
        out.push_back({operand.path, {}});
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

double value_of(const Sum& sum, const Variables& variables) {
  double total = 0;
  for (const Product& product : sum) {
    double factor = 1;
    for (const Operand& operand : product) {
      factor *= operand.path.empty()
                    ? operand.number
                    : *std::ranges::find(variables, operand.path, &Variable::path)->chosen.value->scalar_number();
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

class ComparisonCheck {
 public:
  ComparisonCheck(const Comparison& comparison, const Node& object, const Conditions& conditions, const Scenario& assumed,
                  Violations& out)
      : comparison_(comparison), conditions_(conditions), assumed_(assumed), out_(out) {
    collect_paths(comparison.left, variables_);
    collect_paths(comparison.right, variables_);
    for (const Variable& variable : variables_) {
      std::vector<Alternative> values;
      for (Alternative& each : values_at(object, variable.path, conditions, assumed)) {
        const auto number = each.value->scalar_number();
        if (number && std::isfinite(*number))
          values.push_back(std::move(each));
        else
          any_unknown_ = true;
      }
      if (values.empty() && !any_unknown_) return;  // Nothing to compare, whatever else there is.
      values_.push_back(std::move(values));
    }
  }

  [[nodiscard]] bool any_unknown() const { return any_unknown_; }

  void run() {
    if (values_.size() == variables_.size()) choose(0, assumed_);
  }

 private:
  void choose(std::size_t index, const Scenario& when) {
    if (index == variables_.size()) {
      ++combinations_;
      return compare(when);
    }
    for (const Alternative& value : values_[index]) {
      if (combinations_ == max_combinations) return;
      const auto both = together(when, value.when, conditions_);
      if (!both) continue;
      variables_[index].chosen = value;
      choose(index + 1, *both);
    }
  }

  void compare(const Scenario& when) {
    const double left = value_of(comparison_.left, variables_);
    const double right = value_of(comparison_.right, variables_);
    if (holds(left, comparison_.order, right)) return;
    const auto side = [](const Sum& sum, double value, std::string_view after) {
      const std::string names = names_of(sum);
      return names.empty() ? fmt::format("{}", value) : fmt::format("{}, {}{}", names, value, after);
    };
    out_.add(Keyword::comparisons, *variables_.front().chosen.value, "{} is {} {}", side(comparison_.left, left, ","),
             opposite(comparison_.order), side(comparison_.right, right, ""));
    out_.items.back().when = when;
  }

  const Comparison& comparison_;
  const Conditions& conditions_;
  const Scenario& assumed_;
  Violations& out_;
  Variables variables_;                           // the paths, each with the value that is looked at
  std::vector<std::vector<Alternative>> values_;  // of each path, all
  bool any_unknown_ = false;
  std::size_t combinations_ = 0;
};

}  // namespace

void SchemaCheck::comparisons(const Constraint& constraint, const Node& object, const Place& place, Violations& out) {
  if (!object.is_object()) return;
  const bool is_written = has_written_members(object);
  for (const std::string_view text : constraint.strings()) {
    const auto [known, added] = comparisons_.try_emplace(text.data());
    if (added) known->second = schema::parse_comparison(text);
    const auto& comparison = known->second;
    if (!comparison) continue;  // a damaged bundle; the compiler refuses what is none
    if (is_written && (lacks_operand(comparison->left, object) || lacks_operand(comparison->right, object))) continue;
    ComparisonCheck check(*comparison, object, context_.conditions, scenario_, out);
    if (place.choosing && check.any_unknown()) out.unknown = true;
    check.run();
  }
}

}  // namespace cfnsonnet::rules
