// Constraints on one value: its type, its choices, its text, its size.
#pragma once

#include <string_view>

#include "document/document.h"
#include "rules/check/context.h"
#include "rules/schema/patterns.h"
#include "rules/schema/place.h"
#include "rules/schema/violation.h"
#include "schema/bundle.h"

namespace cfnsonnet::rules {

/// The constraints that depend on options, on regions, or on what the template uses.
class ScalarConstraints {
 public:
  ScalarConstraints(const Context& context, Patterns& patterns);

  /// Whether the value is of one of the types, as CloudFormation converts them; and of what it is not, what may be
  /// meant.
  void check_type(schema::TypeSet types, const document::Node& value, const Place& place, Violations& out) const;
  void check_pattern(const schema::Constraint& constraint, const document::Node& value, const Place& place,
                     Violations& out) const;
  /// Of a region that no value names, nothing is known.
  void check_values_by_region(const schema::Constraint& constraint, const document::Node& value, Violations& out) const;

  /// The option "exceptions" of E3031: texts that begin so are well known to the one who set it. What other rules ask,
  /// and what a choice decides by a pattern, it leaves alone.
  [[nodiscard]] bool is_exception(std::string_view text) const;

 private:
  const Context& context_;
  Patterns& patterns_;
  bool strict_;  // The option of E3012: a number is no text, as everywhere but here.
};

/// One of some values, or one value.
void check_enumeration(const schema::Constraint& constraint, const document::Node& value, Violations& out);
void check_length(const schema::Constraint& constraint, const document::Node& value, Violations& out);
/// The least or the most that a number may be, or what it is a multiple of.
void check_range(const schema::Constraint& constraint, const document::Node& value, Violations& out);
/// A rule about one type, whose schema names it, speaks of the formats in it too.
void check_format(const schema::Constraint& constraint, const document::Node& value, const Place& place,
                  Violations& out);

}  // namespace cfnsonnet::rules
