// A family of rules: a check that finds several rules on one walk, or one rule, in a file of its own, which ends with
//
//   extern const Family subnets_family(Phase::of_the_template, check_subnets);
//
// That is all it takes to have it run: the build lists what is declared so (tools/cmake/Rules.cmake). Within a phase
// families run in the order of their names, and none may depend on what another has found. The order shows only where
// more is found than a report has room for (findings/budget.h): what is found first is kept.
#pragma once

#include <cstdint>

#include "rules/check/context.h"
#include "rules/findings/findings.h"

namespace cfnsonnet::rules {

class SchemaCheck;

enum class Phase : std::uint8_t {
  of_the_template,   ///< It compares parts of the template with each other: once.
  of_each_resource,  ///< It looks at each of Context::resources by itself: those are a few at a time.
  at_last,           ///< It adds to what others have found (Findings::has_error_at): once, after all of those.
};

class Family {
 public:
  using Check = void (*)(const Context& context, Findings& out);
  using CheckWithSchemas = void (*)(const Context& context, SchemaCheck& schemas, Findings& out);

  constexpr Family(Phase phase, Check function) : phase_(phase), check_(function) {}
  constexpr Family(Phase phase, CheckWithSchemas function) : phase_(phase), check_with_schemas_(function) {}

  [[nodiscard]] constexpr Phase phase() const { return phase_; }
  void check(const Context& context, SchemaCheck& schemas, Findings& out) const {
    if (check_with_schemas_)
      check_with_schemas_(context, schemas, out);
    else
      check_(context, out);
  }

 private:
  Phase phase_;
  Check check_ = nullptr;
  CheckWithSchemas check_with_schemas_ = nullptr;
};

}  // namespace cfnsonnet::rules
