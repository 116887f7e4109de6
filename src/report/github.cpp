// Annotations of GitHub Actions: a line for each finding, which the runner takes out of a job's log.
// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "report/formats.h"
#include "report/order.h"
#include "report/path_text.h"
#include "report/printable.h"
#include "report/stacks_text.h"

namespace cfnsonnet::report {
namespace {

std::string_view command_of(Level level) {
  switch (level) {
    case Level::info: return "notice";
    case Level::warning: return "warning";
    case Level::error: break;
  }
  return "error";
}

/// What a command's message, or with `special` one of its properties, cannot hold as it is.
std::string escaped(std::string_view text, std::string_view special = "") {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '\n' || c == '\r' || special.find(c) != std::string_view::npos) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string property(std::string_view name, std::string_view value) {
  return fmt::format("{}={}", name, escaped(printable(value), ":,"));
}

/// `end` is exclusive here, and inclusive there; columns are for one line only.
std::string range_properties(const Range& range) {
  std::string out = fmt::format(",line={}", range.start.line);
  if (range.end.line != range.start.line) return out + fmt::format(",endLine={}", range.end.line);
  const std::uint32_t last = range.end.column > range.start.column ? range.end.column - 1 : range.start.column;
  return out + fmt::format(",endLine={},col={},endColumn={}", range.end.line, range.start.column, last);
}

std::string annotation(const Finding& finding) {
  std::string out = fmt::format("::{} ", command_of(finding.level));
  if (const std::string_view file = file_of(finding); !file.empty()) {
    out += property("file", file);
    if (!is_rendered(finding.location) && finding.location.known()) out += range_properties(finding.location.range());
    out += ',';
  }
  out += property("title", finding.rule) + "::" + escaped(printable_lines(message_with_stacks(finding), ""));
  if (!finding.path.empty()) out += escaped("\nin " + path_text(finding.path));
  return out + '\n';
}

}  // namespace

std::string write_github(std::span<const Finding> findings, const Options& /*options*/) {
  std::string out;
  for (const Finding* finding : ordered(findings)) out += annotation(*finding);
  return out;
}

}  // namespace cfnsonnet::report
