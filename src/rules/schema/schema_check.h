// Checks a value of a template against a schema of the bundle.
//
// This is JSON Schema (draft 7, and the few keywords of schema/bundle.h) with three differences that CloudFormation
// makes: a number may be written as a string and the other way round (constraints_scalar.h); where a value may stand, a
// call of an intrinsic function may stand, and is checked as a call (rules/functions/call_check.h); and an object or
// list may depend on conditions, so what counts members and items asks whether there is a scenario in which the
// constraint breaks (constraints_object.h, constraints_list.h). What a schema says of choices (anyOf, oneOf …) is
// judged only where all of it is known (choice_check.h). Here is the way down: which constraints a value meets, and
// what is below it.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/check/context.h"
#include "rules/functions/call_check.h"
#include "rules/schema/assumptions.h"
#include "rules/schema/choice_check.h"
#include "rules/schema/comparisons.h"
#include "rules/schema/constraints_scalar.h"
#include "rules/schema/patterns.h"
#include "rules/schema/place.h"
#include "rules/schema/violation.h"
#include "rules/values/scratch.h"
#include "schema/bundle.h"

namespace cfnsonnet::rules {

/// Says that the value may not be there.
void refuse(const document::Node& value, Violations& out);

class SchemaCheck {
 public:
  SchemaCheck(const Context& context, Patterns& patterns);
  SchemaCheck(const SchemaCheck&) = delete;
  SchemaCheck& operator=(const SchemaCheck&) = delete;

  /// Checks `value`, and all below it.
  void check(const document::Node& value, schema::Schema schema, const Place& place, Violations& out);
  /// Checks only of which type it is, also of what may stand for any value.
  void check_type(schema::TypeSet types, const document::Node& value, const Place& place, Violations& out) const;

  /// Of the deployment, for all that is checked. What holds of a resource is to be assumed before its values are.
  [[nodiscard]] Assumptions& assumptions() { return assumptions_; }

  /// Frees the values that were computed so far; violations never point at them.
  void forget_computed() { computed_.clear(); }

 private:
  using Node = document::Node;

  void check_value(const Node& value, schema::Schema schema, const Place& place, Violations& out);
  FunctionSet functions_of(schema::Schema schema, const schema::Constraint& constraint);
  void constraint(const schema::Constraint& constraint, const Node& value, schema::Schema schema, const Place& place,
                  Violations& out);
  void free_form(const Node& value, schema::Schema schema, const Place& place, Violations& out);
  void items(const schema::Constraint& constraint, const Node& value, schema::Schema schema, const Place& place,
             Violations& out);
  void prefix_items(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  void properties(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  [[nodiscard]] bool has_name(const document::Member& member, schema::PatternId pattern);
  void pattern_properties(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);
  [[nodiscard]] Remedy renaming(const Node& object, const document::Member& member, const schema::Constraint& named,
                                const std::vector<std::string_view>& names, const Place& place);
  void additional_properties(const schema::Constraint& constraint, const Node& value, schema::Schema schema,
                             const Place& place, Violations& out);
  void property_names(const schema::Constraint& constraint, const Node& value, const Place& place, Violations& out);

  const Context& context_;
  Patterns& patterns_;
  schema::Schema anything_;                                   // accepts every value
  std::unordered_map<std::uint32_t, FunctionSet> functions_;  // read so far, by schema
  Scratch computed_;                                          // values of calls
  Assumptions assumptions_;
  ScalarConstraints scalars_;
  Comparisons comparisons_;
  ChoiceCheck choices_;
  CallCheck calls_;
};

}  // namespace cfnsonnet::rules
