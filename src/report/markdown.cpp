// A table in Markdown, for a comment in a merge request or the summary of a job.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "report/count.h"
#include "report/formats.h"
#include "report/markdown_text.h"
#include "report/order.h"
#include "report/path_text.h"
#include "report/stacks_text.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::report {
namespace {

std::string place(const Location& location) {
  if (!location.source) return {};
  if (is_rendered(location) || !location.known()) return markdown_code(location.source->name);
  const Position start = location.range().start;
  return markdown_code(fmt::format("{}:{}:{}", location.source->name, start.line, start.column));
}

std::string rule_link(const std::string& id) {
  const rules::Rule* rule = rules::find_rule(id);
  return rule && !rule->url.empty() ? fmt::format("[{}]({})", id, rule->url) : markdown(id);
}

std::string row(const Finding& finding) {
  std::string text = markdown(message_with_stacks(finding));
  if (!finding.path.empty()) text += "<br>in " + markdown_code(path_text(finding.path));
  return fmt::format("| {} | {} | {} | {} |\n", rules::level_name(finding.level), place(finding.location),
                     rule_link(finding.rule), text);
}

}  // namespace

std::string write_markdown(std::span<const Finding> findings, const Options& options) {
  std::string out = fmt::format("### cfnsonnet: {}\n", count_line(findings, options));
  if (findings.empty()) return out;
  out += "\n| level | place | rule | finding |\n|---|---|---|---|\n";
  for (const Finding* finding : ordered(findings)) out += row(*finding);
  return out;
}

}  // namespace cfnsonnet::report
