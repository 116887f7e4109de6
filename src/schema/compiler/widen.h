// Corrections of what a type's schema refuses and AWS does not: facts of the overlay that only ever permit more.
//
//   {"type": "AWS::Lambda::Function", "source": "https://…", "widen": {"FunctionName": {"maxLength": 140}}}
//
// "widen" has the changes for each place: names of properties joined by "/", "*" for the items of a list, "**" alone
// for every place of the type. A $ref is not followed: a definition is the fact's type, "AWS::EC2::Instance.Ebs".
//
//   minLength, minItems, minimum, …   the smaller of what is there and this
//   maxLength, maxItems, maximum, …   the larger
//   enum                              these values besides
//   anyCase: true                     upper and lower case are the same
//   pattern                           in place of the one that is there
//   KEYWORD: null                     no such limit
//
// What the schema does not limit, or no longer, stays as it is, so that a correction outlives what it corrects.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

/// Whether `changes` has the form above; else what is wrong.
[[nodiscard]] Expected<void> check_widening(const nlohmann::json& changes);

/// @param type        In normalised form.
/// @param definition  What is meant of the type; empty: its properties.
/// @return How many limits have become wider.
int widen(nlohmann::json& type, const std::string& definition, const nlohmann::json& changes);

}  // namespace cfnsonnet::schema
