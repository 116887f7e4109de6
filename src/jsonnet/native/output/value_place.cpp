#include "jsonnet/native/output/value_place.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "jsonnet/native/runtime/text.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Longer paths lose their middle.
constexpr std::size_t max_steps_shown = 20;

bool is_word(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  });
}

std::string step_text(const ValuePlace& place) {
  if (place.field == nullptr) return fmt::format("[{}]", place.index);
  const std::string_view name = place.field->view();
  return is_word(name) ? fmt::format(".{}", name) : fmt::format("[\"{}\"]", name);
}

}  // namespace

std::string path_to(const ValuePlace* place) {
  std::vector<const ValuePlace*> steps;
  for (; place != nullptr; place = place->outer) steps.push_back(place);
  std::ranges::reverse(steps);
  const bool is_cut = steps.size() > max_steps_shown;
  std::string path = "$";
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (is_cut && i == max_steps_shown / 2) {
      path += " … ";
      i = steps.size() - max_steps_shown / 2;
    }
    path += step_text(*steps[i]);
  }
  return path;
}

std::string no_text_of_function(const ValuePlace* place) {
  return fmt::format("a function cannot be manifested; it is at {}: call it, or hide its field with \"::\"",
                     path_to(place));
}

}  // namespace cfnsonnet::jsonnet::native
