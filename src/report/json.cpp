// The report for programs, described in docs/reports.md: one object, a line for each finding.
//
// Written by hand so that whatever bytes a template has in it come out as valid JSON: what is no UTF-8 becomes U+FFFD.
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>

#include "document/text.h"
#include "report/formats.h"
#include "report/order.h"
#include "report/printable.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::report {
namespace {

/// Raised when a reader of an earlier report would misread a later one.
constexpr int version = 1;

std::string string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const document::CodePoint code_point = document::decode_utf8(text, at);
    if (code_point.length == 0) {
      out += "\\ufffd";
      ++at;
      continue;
    }
    if (code_point.value == '"' || code_point.value == '\\') {
      out += {'\\', static_cast<char>(code_point.value)};
    } else if (code_point.value < 0x20 || code_point.value == 0x7F) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(code_point.value));
    } else {
      out += text.substr(at, code_point.length);
    }
    at += code_point.length;
  }
  return out + '"';
}

std::string position(Position position) {
  return fmt::format("{{\"line\": {}, \"column\": {}}}", position.line, position.column);
}

/// `"file": …` and, where it is known, the place: in the file, or in what was rendered from it.
std::string location(const Location& location) {
  std::string out = "\"file\": " + (location.source ? string(location.source->name) : "null");
  if (!location.known()) return out;
  const auto [start, end] = location.range();
  const std::string range = fmt::format("\"start\": {}, \"end\": {}", position(start), position(end));
  return out + (is_rendered(location) ? fmt::format(", \"rendered\": {{{}}}", range) : ", " + range);
}

std::string path(const Path& path) {
  std::string out = "[";
  for (const PathSegment& segment : path) {
    if (out.size() > 1) out += ", ";
    if (const auto* index = std::get_if<std::size_t>(&segment)) {
      out += std::to_string(*index);
    } else {
      out += string(std::get<std::string>(segment));
    }
  }
  return out + "]";
}

std::string alternatives(const std::vector<When>& list) {
  std::string out = "[";
  for (const When& when : list) {
    out += out.size() > 1 ? ", {" : "{";
    for (const ConditionValue& each : when)
      out += fmt::format("{}{}: {}", &each == when.data() ? "" : ", ", string(each.condition), each.value);
    out += '}';
  }
  return out + "]";
}

std::string fix(const Fix& fix) {
  std::string out = fmt::format("{{\"description\": {}, \"edits\": [", string(fix.description));
  for (const Edit& edit : fix.edits)
    out += fmt::format("{}{{{}, \"text\": {}}}", &edit == fix.edits.data() ? "" : ", ", location(edit.location),
                       string(edit.text));
  return out + "]}";
}

std::string finding(const Finding& finding) {
  std::string out = fmt::format("{{\"rule\": {}, \"level\": \"{}\", \"message\": {}, {}, \"path\": {}",
                                string(finding.rule), rules::level_name(finding.level), string(finding.message),
                                location(finding.location), path(finding.path));
  if (!finding.output.empty()) out += ", \"output\": " + string(finding.output);
  if (!finding.when.empty()) out += ", \"when\": " + alternatives(finding.when);
  if (!finding.stacks.empty()) {
    out += ", \"stacks\": [";
    for (const std::string& stack : finding.stacks)
      out += (&stack == finding.stacks.data() ? "" : ", ") + string(stack);
    out += "]";
  }
  if (!finding.related.empty()) {
    out += ", \"related\": [";
    for (std::size_t i = 0; i < finding.related.size(); ++i) {
      const Related& related = finding.related[i];
      out += fmt::format("{}{{\"message\": {}, {}}}", i == 0 ? "" : ", ", string(related.message),
                         location(related.location));
    }
    out += "]";
  }
  if (finding.fix) out += ", \"fix\": " + fix(*finding.fix);
  return out + "}";
}

}  // namespace

std::string write_json(std::span<const Finding> findings, const Options& /*options*/) {
  std::string out = fmt::format("{{\"version\": {}, \"findings\": [", version);
  bool first = true;
  for (const Finding* each : ordered(findings)) {
    out += first ? "\n" : ",\n";
    out += "  " + finding(*each);
    first = false;
  }
  return printable_json(out) + (first ? "]}\n" : "\n]}\n");
}

}  // namespace cfnsonnet::report
