// Texts with wildcards, as IAM compares them: `*` stands for any characters, `?` for one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
#pragma once

#include <string_view>

namespace cfnsonnet::rules {

[[nodiscard]] inline bool has_wildcard(std::string_view text) {
  return text.find_first_of("*?") != std::string_view::npos;
}

/// Letters compare without case.
[[nodiscard]] bool matches_wildcards(std::string_view pattern, std::string_view text);

/// Whether there is a text that both patterns match; letters compare without case.
[[nodiscard]] bool wildcards_overlap(std::string_view a, std::string_view b);

}  // namespace cfnsonnet::rules
