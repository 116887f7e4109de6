#include "report/stacks_text.h"

#include <fmt/format.h>

#include "report/printable.h"

namespace cfnsonnet::report {

std::string stacks_text(const Finding& finding) {
  constexpr std::size_t most = 5;
  const std::size_t count = finding.stacks.size();
  if (count == 0) return {};
  const std::size_t named = count > most ? most - 1 : count;
  std::string text = count == 1 ? "the stack " : "the stacks ";
  for (std::size_t i = 0; i < named; ++i)
    text += (i == 0 ? "" : i + 1 == count ? " and " : ", ") + printable(finding.stacks[i]);
  return named < count ? fmt::format("{} and {} more", text, count - named) : text;
}

std::string message_with_stacks(const Finding& finding) {
  const std::string stacks = stacks_text(finding);
  return stacks.empty() ? finding.message : fmt::format("{} (in {})", finding.message, stacks);
}

}  // namespace cfnsonnet::report
