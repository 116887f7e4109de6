// What the surroundings of a value allow, and what it is looked at for.
#pragma once

#include <cstdint>
#include <string_view>

#include "template/intrinsic.h"

namespace cfnsonnet::rules {

struct Place {
  /// What a check of the value is for.
  enum class Purpose : std::uint8_t {
    all,     ///< All that is wrong is said.
    more,    ///< The value was checked before, by the schema around: only what is new is said.
    choice,  ///< Inside of anyOf and its like: a call makes the outcome unknown.
  };
  /// What the value is needed for, which decides what it may name.
  enum class Phase : std::uint8_t {
    resources,   ///< For resources: it may name others.
    parameters,  ///< Before there are any: conditions, the names of exports and imports. Only parameters can be named.
    rules,       ///< The same in the Rules section, which has functions of its own.
  };

  FunctionSet functions;  ///< Calls of these are calls; other objects of that look are data.
  Purpose purpose = Purpose::all;
  Phase phase = Phase::resources;
  bool strict_types = false;      ///< No numbers as strings.
  bool own_rule = false;          ///< Inside of a schema that names its rule: all that is missing is one finding.
  bool unreachable = false;       ///< In a branch of Fn::If that is never used, as W1028 has said.
  std::string_view subject = {};  ///< What the value belongs to, for messages: "AWS::S3::Bucket"; may be empty.

  [[nodiscard]] bool is_choosing() const { return purpose == Purpose::choice; }
  [[nodiscard]] bool was_checked() const { return purpose == Purpose::more; }
  [[nodiscard]] bool has_only_parameters() const { return phase != Phase::resources; }

  /// The same place, for a schema of which only the outcome counts.
  [[nodiscard]] Place for_choice() const {
    Place inside = *this;
    inside.purpose = Purpose::choice;
    return inside;
  }
  /// The same place, for one more schema of the same value.
  [[nodiscard]] Place for_more() const {
    Place inside = *this;
    if (!is_choosing()) inside.purpose = Purpose::more;
    return inside;
  }
};

}  // namespace cfnsonnet::rules
