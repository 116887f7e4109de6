// A row of the table in relation_table.cpp: what a property of one resource must be for a property of another one that
// it refers to.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "rules/registry/rule.h"

namespace cfnsonnet::rules::relation {

/// Whose property it is: that of the resource which the row is about, or of one that it refers to.
enum Holder : std::uint8_t { own, first, second };

struct Property {
  Holder of = own;
  std::string_view path = {};
  std::string_view default_value = {};  ///< What AWS takes where it is not there; without it, nothing is compared then.
};

/// A row holds only where its premises do.
struct Premise {
  Property property = {};
  std::string_view value = {};  ///< Empty: the property is not there.
  bool is_not = false;          ///< It has another value, or none.
};

enum class Requirement : std::uint8_t {
  equal,        ///< Have the value of `other`.
  differ,       ///< Have another one.
  be_at_least,  ///< As numbers, as are the next three.
  be_more_than,
  be_at_most,
  be_one_of,  ///< `values`, joined by "|".
  not_be,     ///< `values`
  contain,    ///< A list: `values`. It is wrong too where the list is not there.
  match,      ///< The pattern `values`.
  be_given,
  not_be_given,
  be_the_same_as,  ///< Name the resource that `other` names.
};

struct Link {
  std::string_view path = {};  ///< Of the reference.
  std::string_view type = {};  ///< Of the resource that it must lead to; else the row says nothing.
};

struct Relation {
  RuleId rule;
  std::string_view type;
  Link links[2] = {};
  Premise premises[4] = {};
  Property subject;  ///< What a finding is about.
  Requirement requirement;
  Property other = {};
  std::string_view values = {};  ///< In the place of `other`. Of be_the_same_as: the type that both name.
  std::string_view message;      ///< {own}, {first}, {second}: the resources; {value}: the subject's; {other}.
};

/// All rows, in the order in which they are looked at.
[[nodiscard]] std::span<const Relation> table();

}  // namespace cfnsonnet::rules::relation
