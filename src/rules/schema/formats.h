// Formats: what a property expects of a string beyond its type, by the name that the schema gives it.
#pragma once

#include <string_view>

#include "rules/registry/rule.h"

namespace cfnsonnet::rules {

struct Format {
  std::string_view name;  ///< As in the schema: "AWS::EC2::VPC.Id", "ipv4-network".
  RuleId rule;
  std::string_view description;  ///< What such a value is, with its article.
  bool (*matches)(std::string_view text);
};

/// The format of that name, or null where nothing is checked.
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace cfnsonnet::rules
