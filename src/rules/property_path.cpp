#include "rules/property_path.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

void collect(const Node& node, std::string_view path, const Conditions& conditions, const Scenario& before,
             std::vector<Alternative>& out) {
  for (const Alternative& choice : alternatives(node, conditions)) {
    if (!choice.value) continue;
    Scenario when = before;
    when.insert(when.end(), choice.when.begin(), choice.when.end());
    if (path.empty()) {
      out.push_back({std::move(when), choice.value});
      continue;
    }
    const std::size_t slash = path.find('/');
    const std::string_view step = path.substr(0, slash);
    const std::string_view rest = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    if (step == "*") {
      for (const Node* item : choice.value->items) collect(*item, rest, conditions, when, out);
    } else if (const Node* next = choice.value->find(step)) {
      collect(*next, rest, conditions, when, out);
    }
  }
}

}  // namespace

std::vector<Alternative> values_at(const Node& node, std::string_view path, const Conditions& conditions) {
  std::vector<Alternative> found;
  collect(node, path, conditions, {}, found);
  return found;
}

std::optional<Scenario> together(const Scenario& a, const Scenario& b, const Conditions& conditions) {
  Scenario both = a;
  both.insert(both.end(), b.begin(), b.end());
  if (!b.empty() && !conditions.satisfiable(both)) return std::nullopt;
  return both;
}

}  // namespace cfnsonnet::rules
