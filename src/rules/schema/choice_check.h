// What a schema says of a value by other schemas: all, some, one or none of them hold, one decides over two more, or
// one holds of some item.
//
// A choice is judged only where all of it is known. Where a condition or a call decides, each of the outcomes is looked
// at, on the assumption that it is the one.
#pragma once

#include "document/document.h"
#include "rules/check/context.h"
#include "rules/schema/assumptions.h"
#include "rules/schema/place.h"
#include "rules/schema/violation.h"
#include "rules/values/scratch.h"
#include "schema/bundle.h"

namespace cfnsonnet::rules {

class SchemaCheck;

class ChoiceCheck {
 public:
  /// @param schemas   Checks a value against one of the schemas.
  /// @param computed  Holds the values of calls.
  ChoiceCheck(const Context& context, SchemaCheck& schemas, Assumptions& assumptions, Scratch& computed)
      : context_(context), schemas_(schemas), assumptions_(assumptions), computed_(computed) {}

  /// Each of the schemas holds for itself, so that calls are looked into as elsewhere.
  void check_all_of(const schema::Constraint& constraint, const document::Node& value, const Place& place,
                    Violations& out);
  /// anyOf, oneOf, not, if and contains.
  void check_choice(const schema::Constraint& constraint, const document::Node& value, const Place& place,
                    Violations& out);

 private:
  void by_values(const document::Node& call, const schema::Constraint& constraint, const document::Node& value,
                 const Place& place, Violations& out);
  void any_of(const schema::Constraint& constraint, const document::Node& value, const Place& place, Violations& out);
  void one_of(const schema::Constraint& constraint, const document::Node& value, const Place& place, Violations& out);
  void negation(const schema::Constraint& constraint, const document::Node& value, const Place& place, Violations& out);
  void contains(const schema::Constraint& constraint, const document::Node& value, const Place& place, Violations& out);
  void if_then_else(const schema::Constraint& constraint, const document::Node& value, const Place& place,
                    Violations& out);

  const Context& context_;
  SchemaCheck& schemas_;
  Assumptions& assumptions_;
  Scratch& computed_;
  unsigned splits_ = 0;  // choices that were split by a condition or a call on the way
};

}  // namespace cfnsonnet::rules
