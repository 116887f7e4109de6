// A table in Markdown, for a comment in a merge request or the summary of a job.
//
// A template is untrusted: nothing of it is read as Markdown or HTML, and no name in it calls a person.
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "report/count.h"
#include "report/formats.h"
#include "report/order.h"
#include "report/path_text.h"
#include "report/printable.h"
#include "rules/rule.h"

namespace cfnsonnet::report {
namespace {

/// Text for a cell: https://github.github.com/gfm/#backslash-escapes, and an empty comment where a mention would begin.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_{}[]<>()#+-!|~&:").find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == '@') out += "<!-- -->";
  }
  return out;
}

/// Code for a cell; between its marks only the bar and the marks themselves mean something.
std::string code(std::string_view text) {
  std::string out = "`";
  for (const char c : printable(text)) {
    if (c == '`') {
      out += '\'';
    } else {
      if (c == '|') out += '\\';
      out += c;
    }
  }
  return out + '`';
}

std::string place(const Location& location) {
  if (!location.source) return {};
  if (is_rendered(location) || !location.range.known()) return code(location.source->name);
  return code(fmt::format("{}:{}:{}", location.source->name, location.range.start.line, location.range.start.column));
}

std::string rule_link(const std::string& id) {
  const rules::Rule* rule = rules::find_rule(id);
  return rule && !rule->url.empty() ? fmt::format("[{}]({})", id, rule->url) : cell(id);
}

std::string row(const Finding& finding) {
  std::string text = cell(finding.message);
  if (!finding.path.empty()) text += "<br>in " + code(path_text(finding.path));
  return fmt::format("| {} | {} | {} | {} |\n", name_of(finding.level), place(finding.location),
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
