// The families of rules as a list, in the order in which they run; for the checker, and to time each of them.
#pragma once

#include <span>
#include <string_view>

#include "rules/families.h"

namespace cfnsonnet::rules {

struct Family {
  std::string_view name;  ///< Its file in families/, most often.
  void (*check)(const Context& context, SchemaCheck& schemas, Findings& out);
};

[[nodiscard]] std::span<const Family> families();

}  // namespace cfnsonnet::rules
