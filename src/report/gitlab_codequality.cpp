// GitLab's Code Quality report: what a merge request shows beside the lines that it changes.
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "report/fingerprint.h"
#include "report/formats.h"
#include "report/order.h"
#include "report/path_text.h"
#include "report/printable.h"
#include "report/stacks_text.h"

namespace cfnsonnet::report {
namespace {

using nlohmann::ordered_json;

std::string_view severity_of(Level level) {
  switch (level) {
    case Level::info: return "info";
    case Level::warning: return "minor";
    case Level::error: break;
  }
  return "major";
}

/// GitLab wants a path from the repository's root; "./" before it makes it another file there.
std::string_view file_path(const Finding& finding) {
  std::string_view file = file_of(finding);
  while (file.starts_with("./")) file.remove_prefix(2);
  return file;
}

/// A report must name a line: where only the file is known, it is the first.
ordered_json lines_of(const Location& location) {
  if (is_rendered(location) || !location.known()) return {{"begin", 1}};
  const auto [start, end] = location.range();
  return {{"begin", start.line}, {"end", end.line}};
}

std::string description_of(const Finding& finding) {
  const std::string message = message_with_stacks(finding);
  return finding.path.empty() ? message : message + " (in " + path_text(finding.path) + ")";
}

}  // namespace

std::string write_gitlab_codequality(std::span<const Finding> findings, const Options& /*options*/) {
  const auto order = ordered(findings);
  const auto names = fingerprints(order);
  ordered_json report = ordered_json::array();
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Finding& finding = *order[i];
    report.push_back({{"description", description_of(finding)},
                      {"check_name", finding.rule},
                      {"fingerprint", names[i]},
                      {"severity", severity_of(finding.level)},
                      {"location", {{"path", file_path(finding)}, {"lines", lines_of(finding.location)}}}});
  }
  return printable_json(report.dump(2, ' ', false, ordered_json::error_handler_t::replace)) + '\n';
}

}  // namespace cfnsonnet::report
