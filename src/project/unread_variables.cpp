#include "project/unread_variables.h"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "rules/registry/rule.h"

namespace cfnsonnet::project {
namespace {

/// One that stacks give to their templates.
struct Variable {
  std::size_t first;  ///< The result of the first of them.
  bool is_read = false;
};

/// Where a stack says it.
Location place_in(const Stack& stack, std::string_view prefix, const std::string& name) {
  for (const Entry& entry : stack.entries) {
    const bool is_it = std::string_view(entry.setting->name).starts_with(prefix) &&
                       std::ranges::any_of(entry.values,
                                           [&](const std::string& value) { return bound_name(value) == name; });
    if (is_it) return entry.at;
  }
  return {};
}

}  // namespace

void check_unread_of_stacks(std::span<const Input> inputs, std::span<const Settings* const> settings,
                            std::span<CompileResult> results, bool are_all) {
  struct Kind {
    const char* name;
    const char* prefix;  ///< Of the keys of its settings.
    std::vector<Binding> Settings::*bindings;
  };
  constexpr Kind kinds[] = {{"external variable", "ext-", &Settings::ext_vars},
                            {"top-level argument", "tla-", &Settings::top_level_arguments}};
  for (const Kind& kind : kinds) {
    std::map<std::string, Variable> variables;  // By their names.
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (!inputs[i].stack) continue;
      for (const Binding& binding : settings[i]->*kind.bindings) {
        Variable& variable = variables.try_emplace(binding.name, Variable{i}).first->second;
        auto& unread = results[i].unread_variables;
        const auto at = std::ranges::find(unread, fmt::format("{} \"{}\"", kind.name, binding.name));
        if (at == unread.end() || results[i].outcome != Outcome::checked) variable.is_read = true;
        if (at != unread.end()) unread.erase(at);
      }
    }
    for (const auto& [name, variable] : variables) {
      if (variable.is_read || !are_all) continue;
      const Stack& stack = *inputs[variable.first].stack;
      Finding finding{rules::rule(rules::J2002).id.data(),
                      rules::rule(rules::J2002).level,
                      fmt::format("no template reads the {} \"{}\"", kind.name, name),
                      place_in(stack, kind.prefix, name),
                      {},
                      {}};
      finding.stacks = {stack.name};
      results[variable.first].findings.push_back(std::move(finding));
    }
  }
}

}  // namespace cfnsonnet::project
