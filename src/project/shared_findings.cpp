#include "project/shared_findings.h"

#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "rules/registry/rule.h"

namespace cfnsonnet::project {
namespace {

/// Equal for findings that say the same of the same place.
std::string key_of(const Finding& finding) {
  const auto place = [](const Location& location) {
    return fmt::format("{}\n{}:{}\n", location.source ? location.source->name : "", location.span.begin,
                       location.span.end);
  };
  std::string key = finding.rule + place(finding.location) + finding.message + '\n' + finding.output;
  for (const PathSegment& step : finding.path)
    std::visit([&](const auto& name) { key += fmt::format("\n{}", name); }, step);
  for (const Related& related : finding.related) key += '\n' + place(related.location) + related.message;
  for (const When& when : finding.when)
    for (const ConditionValue& value : when) key += fmt::format("\n{}{}", value.condition, value.value ? '+' : '-');
  return key;
}

}  // namespace

std::vector<Finding> all_findings(std::span<const CompileResult> results) {
  std::vector<Finding> findings;
  std::unordered_map<std::string, std::size_t> of_stacks;
  for (const CompileResult& result : results) {
    std::unordered_map<std::string, std::size_t> own;  // One stack can say the same twice.
    for (const Finding& finding : result.findings) {
      if (finding.stacks.empty()) {
        findings.push_back(finding);
        continue;
      }
      std::string key = key_of(finding);
      key += fmt::format("\n{}", ++own[key]);
      const auto [at, is_new] = of_stacks.try_emplace(std::move(key), findings.size());
      if (is_new) {
        findings.push_back(finding);
      } else {
        auto& stacks = findings[at->second].stacks;
        stacks.insert(stacks.end(), finding.stacks.begin(), finding.stacks.end());
      }
    }
  }
  return findings;
}

void drop_needless_elsewhere(std::span<const Input> inputs, std::span<CompileResult> results) {
  const std::string_view rule = rules::rule(rules::J0003).id;
  std::map<std::string, std::size_t> unused;  // By template and place: of how many stacks it is said.
  const auto key = [](const Input& input, const Finding& finding) { return input.file + '\n' + key_of(finding); };
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs[i].stack || results[i].outcome != Outcome::checked) continue;
    for (const Finding& finding : results[i].findings)
      if (finding.rule == rule) ++unused[key(inputs[i], finding)];
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs[i].stack || results[i].outcome != Outcome::checked) continue;
    std::erase_if(results[i].findings, [&](const Finding& finding) {
      return finding.rule == rule && unused[key(inputs[i], finding)] < inputs[i].stack->of_template;
    });
  }
}

}  // namespace cfnsonnet::project
