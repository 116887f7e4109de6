// The explanations of the rules as text: for `cfnsonnet explain`, and for docs/rules/, which is generated from them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rules/registry/rule.h"

namespace cfnsonnet::rules {

/// One rule for a terminal.
[[nodiscard]] std::string as_text(const Rule& rule);
/// A table of rules, each with a link to its section of a page.
[[nodiscard]] std::string index_as_markdown(std::span<const Rule> rules);

struct MarkdownPage {
  std::string name;  ///< "E3.md"
  std::string text;
};
/// docs/rules/: the index, then a page for each thousand of identifiers.
[[nodiscard]] std::vector<MarkdownPage> markdown_pages();

}  // namespace cfnsonnet::rules
