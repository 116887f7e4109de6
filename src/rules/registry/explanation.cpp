// Reads explain/ID.md, which the build puts into the binary: a head, which is the table's (rule.h), two paragraphs,
// then a wrong and a right example.
#include <algorithm>

#include "embedded/explanations.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::rules {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

std::string_view without_head(std::string_view text) {
  constexpr std::string_view end_of_head = "\n---\n";
  return text.substr(text.find(end_of_head) + end_of_head.size());
}

struct Example {
  std::string_view language;
  std::string_view code;
};

/// The fenced block under a heading.
Example example(std::string_view text, std::string_view heading) {
  const std::size_t section = text.find(heading);
  const std::size_t fence = section == std::string_view::npos ? section : text.find("```", section);
  if (fence == std::string_view::npos) return {};
  const std::size_t line = text.find('\n', fence);
  const std::size_t end = line == std::string_view::npos ? line : text.find("\n```", line);
  if (end == std::string_view::npos) return {};
  return {trim(text.substr(fence + 3, line - fence - 3)), text.substr(line + 1, end - line)};
}

}  // namespace

std::optional<Explanation> explanation(std::string_view id) {
  const auto files = embedded::explanations();
  const auto file = std::find_if(files.begin(), files.end(), [&](const embedded::File& one) {
    return one.name.substr(0, one.name.size() - 3) == id;
  });
  if (file == files.end()) return std::nullopt;
  const std::string_view text = without_head(file->contents);
  const std::string_view prose = text.substr(0, text.find("\n## "));
  const std::size_t paragraph = prose.find("\n\n");
  const Example wrong = example(text, "\n## Wrong");
  const Example right = example(text, "\n## Right");
  return Explanation{trim(prose.substr(0, paragraph)),
                     paragraph == std::string_view::npos ? std::string_view() : trim(prose.substr(paragraph)),
                     wrong.code, right.code, wrong.language};
}

}  // namespace cfnsonnet::rules
