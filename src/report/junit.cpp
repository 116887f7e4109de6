// JUnit XML, which CI systems show as tests: a suite for each file, a test case for each finding that fails the run,
// and one that passes for a file without any. What was found but does not fail stands in the suite's output.
//
// There is no one schema. This keeps to what the strictest ones demand (all attributes of the Ant task's schema, and no
// other than Jenkins' knows): https://github.com/windyroad/JUnit-Schema, https://github.com/jenkinsci/xunit-plugin.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "report/formats.h"
#include "report/order.h"
#include "report/path_text.h"
#include "report/printable.h"
#include "report/stacks_text.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::report {
namespace {

/// XML's text; printable() has left no character that XML forbids but line ends.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      case '\n': out += "&#10;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return fmt::format(" {}=\"{}\"", name, escaped(printable_lines(value, "")));
}

/// The finding as the text report shows it; its line breaks stay as they are.
std::string body(const Finding& finding) {
  std::string out;
  for (const char c : write_finding(finding, {})) out += c == '\n' ? std::string(1, c) : escaped({&c, 1});
  return out;
}

class Suite {
 public:
  Suite(std::string_view file, const Options& options) : file_(file), options_(options) {}

  void add(const Finding& finding) {
    if (!fails(finding, options_)) {
      output_ += body(finding);
      return;
    }
    ++failures_;
    std::string name = finding.rule + (finding.path.empty() ? "" : " in " + path_text(finding.path));
    if (const std::size_t number = ++names_[name]; number > 1) name += fmt::format(" ({})", number);
    cases_ += fmt::format("    <testcase{}{} time=\"0\">\n      <failure{}{}>", attribute("name", name), classname(),
                          attribute("type", rules::level_name(finding.level)),
                          attribute("message", message_with_stacks(finding)));
    cases_ += body(finding) + "</failure>\n    </testcase>\n";
  }

  [[nodiscard]] std::string xml(std::size_t id) const {
    const std::string passed = fmt::format("    <testcase name=\"cfnsonnet check\"{} time=\"0\"/>\n", classname());
    std::string out = fmt::format(
        "  <testsuite{} package=\"cfnsonnet\" id=\"{}\" timestamp=\"{}T00:00:00\" hostname=\"localhost\" tests=\"{}\" "
        "failures=\"{}\" errors=\"0\" time=\"0\">\n",
        attribute("name", file_), id, options_.as_of, failures_ > 0 ? failures_ : 1, failures_);
    out += fmt::format("    <properties>\n      <property{} value=\"{}\"/>\n    </properties>\n",
                       attribute("name", "as-of"), options_.as_of);
    out += failures_ > 0 ? cases_ : passed;
    return out +
           fmt::format("    <system-out>{}</system-out>\n    <system-err></system-err>\n  </testsuite>\n", output_);
  }

 private:
  [[nodiscard]] std::string classname() const { return attribute("classname", file_); }

  std::string_view file_;
  const Options& options_;
  std::size_t failures_ = 0;
  std::string cases_;
  std::string output_;
  std::map<std::string, std::size_t> names_;
};

}  // namespace

std::string write_junit(std::span<const Finding> findings, const Options& options) {
  std::map<std::string_view, Suite> suites;
  const auto suite = [&](std::string_view file) -> Suite& {
    if (file.empty()) file = "cfnsonnet";
    return suites.try_emplace(file, file, options).first->second;
  };
  for (const std::string& input : options.inputs) suite(input);
  for (const Finding* finding : ordered(findings)) suite(file_of(*finding)).add(*finding);

  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  std::size_t id = 0;
  for (const auto& [file, each] : suites) out += each.xml(id++);
  return out + "</testsuites>\n";
}

}  // namespace cfnsonnet::report
