#include <algorithm>

#include "rules/registry/rule.h"

namespace cfnsonnet::rules {
namespace {

constexpr Rule table[] = {
#define RULE(id, level, subject, title, source) {#id, Level::level, subject, title, source},
#define SUBJECT(name, about)
#include "generated/rule_table.inc"
#undef RULE
#undef SUBJECT
};

constexpr Subject all_subjects[] = {
#define RULE(id, level, subject, title, source)
#define SUBJECT(name, about) {name, about},
#include "generated/rule_table.inc"
#undef RULE
#undef SUBJECT
};

}  // namespace

std::span<const Subject> subjects() { return all_subjects; }

std::span<const Rule> all_rules() { return table; }

const Rule& rule(RuleId id) { return table[static_cast<std::size_t>(id)]; }

RuleId id_of(const Rule& rule) { return static_cast<RuleId>(&rule - std::begin(table)); }

const Rule* find_rule(std::string_view id) {
  const auto* found = std::find_if(std::begin(table), std::end(table), [&](const Rule& row) { return row.id == id; });
  return found == std::end(table) ? nullptr : found;
}

bool is_listed(std::span<const std::string> list, std::string_view id) {
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& prefix) { return !prefix.empty() && id.starts_with(prefix); });
}

std::string_view level_name(Level level) {
  switch (level) {
    case Level::info: return "info";
    case Level::warning: return "warning";
    case Level::error: return "error";
  }
  return "error";
}

}  // namespace cfnsonnet::rules
