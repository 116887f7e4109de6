// Any bytes as a template in JSON or YAML: each finding is of a rule, says one line, and stands inside of the text; and
// all of them can be reported.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "cfnsonnet/check.h"
#include "cfnsonnet/report.h"
#include "rules/registry/rule.h"

namespace cfnsonnet {
namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void check_bytes(std::string text) {
  static Checker checker;
  static const CheckOptions options{.as_of = "2026-11-24", .included = {"I"}};
  const auto findings = checker.check(std::make_shared<Source>("fuzz.template", std::move(text)), options);
  for (const Finding& finding : findings) {
    check(rules::find_rule(finding.rule) != nullptr);
    check(!finding.message.empty() && finding.message.find('\n') == std::string::npos);
    check(finding.location.source != nullptr && finding.location.range().start <= finding.location.range().end);
  }
  for (const char* format : {"text", "sarif"})
    check(!report::find_format(format)->write(findings, {}).empty() || findings.empty());
}

}  // namespace
}  // namespace cfnsonnet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  cfnsonnet::check_bytes({reinterpret_cast<const char*>(data), size});
  return 0;
}
