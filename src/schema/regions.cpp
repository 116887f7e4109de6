#include "schema/regions.h"

#include <algorithm>

#include <fmt/format.h>

#include "embedded/regions.h"
#include "names/nearest.h"

namespace cfnsonnet::schema {
namespace {

/// What stands before the separator, which goes with it.
std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

}  // namespace

std::vector<std::string_view> all_regions() {
  std::vector<std::string_view> regions;
  std::string_view text = embedded::regions().front().contents;
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    if (line.empty() || line.front() == '#') continue;
    (void)take_until(line, ':');
    while (!line.empty())
      if (const std::string_view region = take_until(line, ' '); !region.empty()) regions.push_back(region);
  }
  return regions;
}

std::string check_region(std::string_view name) {
  const std::vector<std::string_view> regions = all_regions();
  if (name == every_region || std::ranges::find(regions, name) != regions.end()) return {};
  const auto meant = nearest(name, regions);
  return fmt::format("there is no region \"{}\"{}", name,
                     meant ? fmt::format("; did you mean \"{}\"?", *meant) : "; \"us-east-1\" is one");
}

}  // namespace cfnsonnet::schema
