// How numbers of one object relate, as a schema writes it: "FromPort <= ToPort", "EvaluationPeriods * Period <= 86400",
// "ExpirationInDays > Transitions/*/TransitionInDays". What it names first is what a finding is about.
//
// Each side is a sum of products; words stand apart. What is no number is a path below the object, as `locate` of
// src/rules/values/locate.h reads it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace cfnsonnet::schema {

struct Operand {
  std::string_view path;  ///< Empty: a number.
  double number = 0;
};
using Product = std::vector<Operand>;
using Sum = std::vector<Product>;

enum class Order { less, at_most, more, at_least };

struct Comparison {
  Sum left;
  Order order;
  Sum right;
};

/// Nothing where the text is no comparison. The result refers to the text.
[[nodiscard]] std::optional<Comparison> parse_comparison(std::string_view text);

}  // namespace cfnsonnet::schema
