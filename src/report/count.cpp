#include "report/count.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "report/order.h"
#include "rules/findings/findings.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::report {
using rules::counted;

std::string count_line(std::span<const Finding> findings, const Options& options) {
  std::string levels;
  for (const Level level : {Level::error, Level::warning, Level::info}) {
    const auto count = std::count_if(findings.begin(), findings.end(),
                                     [&](const Finding& finding) { return finding.level == level; });
    if (count > 0)
      levels += (levels.empty() ? "" : ", ") + counted(static_cast<std::size_t>(count), rules::level_name(level));
  }
  std::set<std::string_view> files;
  for (const Finding& finding : findings) {
    if (finding.location.source) files.insert(file_of(finding));
  }
  if (levels.empty())
    return !options.inputs.empty() ? "no findings in " + counted(options.inputs.size(), "file") : "no findings";
  if (files.empty()) return levels;
  if (options.inputs.size() > files.size())
    return fmt::format("{} in {} of {}", levels, files.size(), counted(options.inputs.size(), "file"));
  return fmt::format("{} in {}", levels, counted(files.size(), "file"));
}

}  // namespace cfnsonnet::report
