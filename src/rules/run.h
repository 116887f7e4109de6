// The families of rules as a list, in the order in which they run; for the checker, and to time each of them.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "rules/families.h"

namespace cfnsonnet::rules {

struct Family {
  std::string_view name;  ///< Its file in families/, most often.
  void (*check)(const Context& context, SchemaCheck& schemas, Findings& out);
  bool each_by_itself = false;  ///< Looks at each of Context::resources by itself.
};

[[nodiscard]] std::span<const Family> families();

/// So many resources at once are looked at by one family after the other: of a large template all would not stay in the
/// processor's cache from one family to the next.
inline constexpr std::size_t resources_at_once = 64;

/// Calls `run` for each family in order, and, where it looks at each resource by itself, for a few resources at a time.
/// @param context  Its `resources` say which.
void run_families(Context& context, const std::function<void(const Family&)>& run);

}  // namespace cfnsonnet::rules
