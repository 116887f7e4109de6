// Runs the families of rules; for the checker, and to time each of them.
#pragma once

#include <functional>
#include <string_view>

#include "rules/check/family.h"

namespace cfnsonnet::rules {

/// So many resources at once are looked at by one family after the other: of a large template all would not stay in the
/// processor's cache from one family to the next.
inline constexpr std::size_t resources_at_once = 64;

/// Calls `run` for each family, by name: once for what is about the whole template, and for a few resources at a time
/// where each is looked at by itself.
/// @param context  Its `resources` say which.
void run_families(Context& context, const std::function<void(std::string_view name, const Family& family)>& run);

}  // namespace cfnsonnet::rules
