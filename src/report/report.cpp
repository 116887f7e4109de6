#include "cfnsonnet/report.h"

#include <algorithm>

#include "report/formats.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::report {
namespace {

constexpr Format formats[] = {
    {"text", "for people: each finding with its line and a caret, and a count", write_text},
    {"json", "for programs: one object, described in docs/reports.md", write_json},
    {"sarif", "SARIF 2.1.0, for code scanning and editors", write_sarif},
    {"junit", "JUnit XML, for test reports", write_junit},
    {"gitlab-codequality", "for the Code Quality report of GitLab", write_gitlab_codequality},
    {"github", "annotations of GitHub Actions", write_github},
    {"markdown", "a table, for comments and job summaries", write_markdown},
};

}  // namespace

bool fails(const Finding& finding, const Options& options) {
  if (options.fails_from && finding.level >= *options.fails_from) return true;
  return rules::is_listed(options.mandatory, finding.rule);
}

std::span<const Format> all_formats() { return formats; }

const Format* find_format(std::string_view name) {
  const auto* found = std::find_if(std::begin(formats), std::end(formats),
                                   [&](const Format& format) { return format.name == name; });
  return found == std::end(formats) ? nullptr : found;
}

}  // namespace cfnsonnet::report
