#include "compile/jsonnet_checks.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "jsonnet/slips.h"
#include "jsonnet/variables.h"
#include "rules/findings/findings.h"
#include "rules/findings/quoted_list.h"

namespace cfnsonnet {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& folder, const fs::path& file) {
  const fs::path root = folder.lexically_normal(), path = file.lexically_normal();
  const auto end = root.empty() || root.filename().empty() ? std::prev(root.end(), root.empty() ? 0 : 1) : root.end();
  const auto [at, rest] = std::mismatch(root.begin(), end, path.begin(), path.end());
  return at == end && root != fs::path(".");
}

}  // namespace

bool is_of_project(const Source& source, const EvaluateRequest& request) {
  if (source.kind != SourceKind::authored || (source.name.starts_with('<') && source.name != request.snippet_name))
    return false;
  return std::none_of(request.search_path.begin(), request.search_path.end(),
                      [&](const fs::path& folder) { return is_below(folder, source.name); });
}

namespace {

bool is_jsonnet(const Source& source, const EvaluateRequest& request) {
  return source.name.ends_with(".jsonnet") || source.name.ends_with(".libsonnet") ||
         source.name == request.snippet_name || fs::path(source.name) == request.file;
}

std::optional<Fix> removal(const jsonnet::UnusedVariable& variable) {
  if (!variable.line) return std::nullopt;
  return Fix{"remove the line", {{{variable.name.source, *variable.line}, ""}}};
}

std::string what(const jsonnet::UnusedVariable& variable) {
  if (!variable.function.empty())
    return fmt::format("the parameter \"{}\" of \"{}\"", variable.text, variable.function);
  if (!variable.import.empty()) return fmt::format("the import of \"{}\" as \"{}\"", variable.import, variable.text);
  return fmt::format("the variable \"{}\"", variable.text);
}

bool is_wanted(rules::RuleId id, const CheckOptions& options) {
  const rules::Rule& rule = rules::rule(id);
  return rules::is_reported(rule.id, rule.level, options);
}

void add_unused(const std::vector<jsonnet::UnusedVariable>& unused, const CheckOptions& options,
                std::vector<Finding>& findings) {
  for (const jsonnet::UnusedVariable& variable : unused) {
    const bool is_parameter = !variable.function.empty();
    const rules::RuleId id = is_parameter ? rules::J2003 : rules::J2001;
    if (!is_wanted(id, options)) continue;
    const rules::Rule& rule = rules::rule(id);
    Finding finding{std::string(rule.id), rule.level, what(variable) + " is never used", variable.name, {}, {}};
    if (!is_parameter) finding.fix = removal(variable);
    findings.push_back(std::move(finding));
  }
}

void add_commas(const std::vector<jsonnet::MissingComma>& commas, const CheckOptions& options,
                std::vector<Finding>& findings) {
  if (!is_wanted(rules::J3002, options)) return;
  const rules::Rule& rule = rules::rule(rules::J3002);
  for (const jsonnet::MissingComma& comma : commas) {
    std::string message = fmt::format(
        "this object is added to the one before it and replaces its {}; is a comma missing between the two?",
        rules::quoted_list(comma.names, rules::few_names));
    findings.push_back({std::string(rule.id),
                        rule.level,
                        std::move(message),
                        comma.object,
                        {},
                        {{comma.before, "the one before it"}}});
  }
}

}  // namespace

void check_jsonnet(std::span<const SourcePtr> sources, const EvaluateRequest& request, const CheckOptions& options,
                   std::vector<Finding>& findings) {
  const auto ids = {rules::J2001, rules::J2003, rules::J3002};
  if (std::ranges::none_of(ids, [&](rules::RuleId id) { return is_wanted(id, options); })) return;
  std::vector<SourcePtr> own;
  std::copy_if(sources.begin(), sources.end(), std::back_inserter(own), [&](const SourcePtr& source) {
    return is_of_project(*source, request) && is_jsonnet(*source, request);
  });
  const jsonnet::Slips slips = jsonnet::slips_of(own);
  add_unused(slips.unused, options, findings);
  add_commas(slips.commas, options, findings);
}

std::vector<std::string> unread_variables(std::span<const SourcePtr> sources, const EvaluateRequest& request) {
  std::vector<std::string> unread;
  if (request.ext_vars.empty() && request.top_level_arguments.empty()) return unread;
  const jsonnet::ReadVariables read = jsonnet::read_variables(sources);
  const auto add = [&](std::string_view kind, const Binding& binding) {
    std::string text = fmt::format("{} \"{}\"", kind, binding.name);
    if (std::find(unread.begin(), unread.end(), text) == unread.end()) unread.push_back(std::move(text));
  };
  if (!read.may_read_any)
    for (const Binding& variable : request.ext_vars)
      if (!read.names.contains(variable.name)) add("external variable", variable);
  if (!read.takes_arguments)
    for (const Binding& argument : request.top_level_arguments) add("top-level argument", argument);
  return unread;
}

void check_unread_variables(std::span<CompileResult> results) {
  if (results.empty()) return;
  for (const std::string& variable : results.front().unread_variables) {
    const bool by_none = std::all_of(results.begin(), results.end(), [&](const CompileResult& result) {
      const auto& unread = result.unread_variables;
      return result.outcome == Outcome::checked && std::find(unread.begin(), unread.end(), variable) != unread.end();
    });
    if (!by_none) continue;
    const auto command_line = std::make_shared<Source>("<command line>", "");
    results.front().findings.push_back({"J2002",
                                        rules::rule(rules::J2002).level,
                                        fmt::format("no template reads the {}", variable),
                                        {command_line, {}},
                                        {},
                                        {}});
  }
  rules::sort(results.front().findings);
}

}  // namespace cfnsonnet
