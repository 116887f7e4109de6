// Numbers of one object that must fit one another: the keyword `comparisons`, "FromPort <= ToPort".
//
// Each number may hang on a condition, a parameter or a mapping, and a path may lead to several (the items of a list):
// every combination that can come about is looked at. Where a number is not there, or not known, nothing is compared.
#pragma once

#include <optional>
#include <unordered_map>

#include "document/document.h"
#include "rules/check/context.h"
#include "rules/schema/assumptions.h"
#include "rules/schema/place.h"
#include "rules/schema/violation.h"
#include "schema/bundle.h"
#include "schema/comparison.h"

namespace cfnsonnet::rules {

class Comparisons {
 public:
  Comparisons(const Context& context, Assumptions& assumptions) : context_(context), assumptions_(assumptions) {}

  /// Nothing is said of a value that is no object.
  void check(const schema::Constraint& constraint, const document::Node& object, const Place& place, Violations& out);

 private:
  const Context& context_;
  Assumptions& assumptions_;
  /// Those read so far, by where the bundle has their text; of a damaged one there is none.
  std::unordered_map<const char*, std::optional<schema::Comparison>> parsed_;
};

}  // namespace cfnsonnet::rules
