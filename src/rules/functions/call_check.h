// Checks calls of intrinsic functions: what they return, what they are given, and what they name.
//
// A call is checked in four steps, each only where those before found nothing: the function returns a type that may
// stand here; its arguments have the shape that the bundle's structure of that name gives ("structure:Fn::Join"); the
// names in it exist (call_names.h); the values that it may have, as far as the template tells, fit the place. A
// mistake inside of an argument is reported by the function that it stands in, but for Ref, which reports its own.
#pragma once

#include <array>
#include <optional>

#include "rules/check/context.h"
#include "rules/functions/call_names.h"
#include "rules/functions/placed_call.h"
#include "rules/schema/assumptions.h"
#include "rules/schema/violation.h"
#include "rules/values/scratch.h"
#include "schema/bundle.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

class SchemaCheck;

class CallCheck {
 public:
  /// @param schemas   Checks arguments, and the values that calls give.
  /// @param computed  Holds these values.
  CallCheck(const Context& context, SchemaCheck& schemas, Assumptions& assumptions, Scratch& computed)
      : context_(context),
        schemas_(schemas),
        assumptions_(assumptions),
        computed_(computed),
        names_(context, assumptions, computed) {}

  /// Checks a call of a function that may stand here, and all in it. Inside of a choice it is not known what a call
  /// gives, unless a value is assumed.
  void check(const PlacedCall& at, Violations& out);

 private:
  void in_choice(const PlacedCall& at, Violations& out);
  void once_more(const PlacedCall& at, Violations& out);
  void arguments(const Call& call, const Place& place, Violations& out);
  [[nodiscard]] std::optional<schema::Schema> structure_of_arguments(Function function, bool in_rules);
  void branches(const PlacedCall& at, Violations& out);
  void after_arguments(const PlacedCall& at, Violations& out);
  void selection(const Call& call, Violations& out);
  void blocks(const Call& call, Violations& out);
  void resolved_values(const PlacedCall& at, Violations& out);

  const Context& context_;
  SchemaCheck& schemas_;
  Assumptions& assumptions_;
  Scratch& computed_;
  CallNames names_;
  /// The structures of arguments that were looked up so far, by in_rules and function; of some functions there is none.
  std::array<std::array<std::optional<std::optional<schema::Schema>>, function_count>, 2> structures_;
};

}  // namespace cfnsonnet::rules
