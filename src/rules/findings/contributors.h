// What fills a template that is near a limit, or past it: the entries of its sections, gathered by the place in the
// source that made them. A function or a comprehension that makes hundreds of resources is one contributor, not
// hundreds.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cfnsonnet/finding.h"
#include "document/document.h"

namespace cfnsonnet::rules {

/// The contributors that a finding names, as the end of a message and as places.
struct Contributors {
  std::string text;  ///< "; the largest: Resources.Dashboard, 301244 bytes (59 %)"
  std::vector<Related> places;
};

/// Those that take most of a template.
/// @param bytes  How long the template is. Shares are those of its JSON as it is rendered, also where it is YAML.
[[nodiscard]] Contributors largest_contributors(const document::Document& document, std::size_t bytes);

/// Those that make most entries of a section: the text counts the types of its entries, if they have any.
[[nodiscard]] Contributors most_frequent_contributors(const document::Document& document,
                                                      const document::Node& section);

}  // namespace cfnsonnet::rules
