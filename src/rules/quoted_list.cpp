#include "rules/quoted_list.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace cfnsonnet::rules {

std::string quoted_list(const std::vector<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) text += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", names[i]);
  if (names.size() > most) text += fmt::format(" and {} more", names.size() - most);
  return text;
}

}  // namespace cfnsonnet::rules
