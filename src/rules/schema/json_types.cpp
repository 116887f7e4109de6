#include "rules/schema/json_types.h"

#include <iterator>
#include <string_view>

namespace cfnsonnet::rules {

std::string describe(schema::TypeSet types) {
  constexpr std::string_view names[] = {"a string", "an integer", "a number", "a boolean",
                                        "a list",   "an object",  "null"};
  static_assert(std::size(names) == std::size(all_json_types));
  std::string text;
  for (std::size_t i = 0; i < std::size(names); ++i) {
    if (!types.has(all_json_types[i])) continue;
    if (!text.empty()) text += " or ";
    text += names[i];
  }
  return text;
}

}  // namespace cfnsonnet::rules
