#include "template/conditions.h"

#include <algorithm>
#include <numeric>

#include "template/condition_search.h"
#include "template/intrinsic.h"

namespace cfnsonnet {

using document::Kind;
using document::Member;
using document::Node;

namespace {

/// A text that is equal for equal operands, so that the same parameter or mapping entry is the same term.
void write_key(const Node& node, std::string& key) {
  switch (node.kind) {
    case Kind::null: key += "null"; return;
    case Kind::boolean: key += node.boolean ? "true" : "false"; return;
    case Kind::number:
    case Kind::string:
      key += '"';
      key += node.text;
      key += '"';
      return;
    case Kind::array:
      key += '[';
      for (const Node* item : node.items) {
        write_key(*item, key);
        key += ',';
      }
      key += ']';
      return;
    case Kind::object:
      key += '{';
      for (const Member& member : node.members) {
        key += member.name;
        key += ':';
        write_key(*member.value, key);
        key += ',';
      }
      key += '}';
      return;
  }
}

}  // namespace

Conditions::Conditions(const Template& model, const References& references,
                       const std::optional<ParameterValues>& deployment)
    : model_(model), deployment_(deployment) {
  for (const Entry& condition : model.conditions()) intern(condition.name());
  for (const Reference& reference : references.all()) {
    if (reference.kind == ReferenceKind::use_condition) intern(reference.target);
  }
  formulas_.resize(names_.size());
  for (ConditionId id = 0; id < names_.size(); ++id) {
    const Entry* condition = model.conditions().find(names_[id]);
    if (condition) {
      formulas_[id] = parse(condition->body());
    } else {
      formulas_[id] = equals(term("condition " + std::string(names_[id]), nullptr), "true");
    }
  }
  parse_rules();
  group_assertions();
}

/// Each assertion becomes a condition without a name: it holds, or its rule's own condition does not.
void Conditions::parse_rules() {
  const Node* rules = model_.section("Rules");
  if (!rules) return;
  std::vector<Literal> assertions;
  for (const Member& rule : rules->members) {
    const Node* list = rule.value->find("Assertions");
    if (!list) continue;
    const Node* condition = rule.value->find("RuleCondition");
    for (const Node* item : list->items) {
      const Node* assertion = item->find("Assert");
      if (!assertion) continue;
      Formula holds;
      holds.op = Operator::any;
      holds.children.push_back(parse(*assertion));
      if (condition) {
        Formula not_asked;
        not_asked.op = Operator::negation;
        not_asked.children.push_back(parse(*condition));
        holds.children.push_back(std::move(not_asked));
      }
      assertions.push_back({static_cast<ConditionId>(formulas_.size()), true});
      formulas_.push_back(std::move(holds));
    }
  }
  // Where they cannot hold together there is no deployment to think of, and the conditions are judged without them.
  if (satisfiable(assertions)) assertions_ = std::move(assertions);
}

// --- Which assertions a question has to do with: a template may have many, and most are about something else ---

void Conditions::group_assertions() {
  if (assertions_.empty()) return;
  groups_.resize(formulas_.size() + terms_.size());
  std::iota(groups_.begin(), groups_.end(), 0U);
  for (std::size_t i = 0; i < formulas_.size(); ++i) group(i, formulas_[i]);
  for (const Literal& assertion : assertions_) grouped_[group_of(assertion.condition)].push_back(assertion);
}

std::uint32_t Conditions::group_of(std::size_t member) const {
  while (groups_[member] != member) member = groups_[member];
  return static_cast<std::uint32_t>(member);
}

/// Puts all that the formula looks at into the group of the member.
void Conditions::group(std::size_t member, const Formula& formula) {
  const auto join = [&](std::size_t other) {
    // Halves the ways on the way, so that all of them stay short.
    const auto first = [&](std::size_t at) {
      while (groups_[at] != at) at = groups_[at] = groups_[groups_[at]];
      return at;
    };
    const auto [before, after] = std::minmax({first(member), first(other)});
    groups_[after] = static_cast<std::uint32_t>(before);
  };
  if (formula.op == Operator::equals) join(formulas_.size() + formula.term);
  if (formula.op == Operator::condition) join(formula.condition);
  for (const Formula& child : formula.children) group(member, child);
}

std::vector<Literal> Conditions::assertions_about(std::span<const Literal> literals, std::span<const Pin> pins) const {
  std::vector<Literal> about;
  if (assertions_.empty()) return about;
  std::vector<std::uint32_t> groups;
  for (const Literal& literal : literals) groups.push_back(group_of(literal.condition));
  for (const Pin& pin : pins)
    if (const auto term = ConditionSearch::term_of(*this, pin)) groups.push_back(group_of(formulas_.size() + *term));
  std::ranges::sort(groups);
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  for (const std::uint32_t each : groups)
    if (const auto found = grouped_.find(each); found != grouped_.end())
      about.insert(about.end(), found->second.begin(), found->second.end());
  std::ranges::sort(about, {}, &Literal::condition);
  return about;
}

ConditionId Conditions::intern(std::string_view name) {
  const auto [found, added] = ids_.emplace(name, static_cast<ConditionId>(names_.size()));
  if (added) names_.push_back(name);
  return found->second;
}

std::optional<ConditionId> Conditions::id(std::string_view name) const {
  const auto found = ids_.find(name);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

std::uint32_t Conditions::term(const std::string& key, const Node* operand) {
  const auto [found, added] = term_ids_.emplace(key, static_cast<std::uint32_t>(terms_.size()));
  if (!added) return found->second;
  Term& term = terms_.emplace_back();
  const auto call = operand ? call_of(*operand) : std::nullopt;
  if (call && call->function == Function::ref && call->argument().is_string()) {
    const Parameter* parameter = model_.parameters().find(call->argument().text);
    const auto deployed = parameter ? deployed_value(*parameter, deployment_) : std::nullopt;
    if (deployed) {
      term.closed = true;
      term.values.emplace_back(*deployed);
      return found->second;
    }
    const Node* allowed = parameter && !parameter->is_ssm() ? parameter->body().find("AllowedValues") : nullptr;
    if (allowed && !allowed->items.empty()) {
      term.closed = true;
      for (const Node* value : allowed->items) {
        if (const auto text = value->scalar_text()) term.values.emplace_back(*text);
      }
    }
  }
  return found->second;
}

Conditions::Formula Conditions::equals(std::uint32_t term, std::string_view value) {
  Term& known = terms_[term];
  const auto found = std::find(known.values.begin(), known.values.end(), value);
  Formula formula;
  if (found == known.values.end()) {
    if (known.closed) return formula;  // never has that value: constant false
    known.values.emplace_back(value);
    formula.value = static_cast<std::uint32_t>(known.values.size() - 1);
  } else {
    formula.value = static_cast<std::uint32_t>(found - known.values.begin());
  }
  formula.op = Operator::equals;
  formula.term = term;
  return formula;
}

/// Two terms have the same value, where the values of one are known: one of these, both.
Conditions::Formula Conditions::agree(std::uint32_t closed, std::uint32_t other) {
  Formula any;
  any.op = Operator::any;
  const std::vector<std::string> values = terms_[closed].values;  // a copy: the other term may gain values
  for (const std::string& value : values) {
    Formula both;
    both.op = Operator::all;
    both.children.push_back(equals(closed, value));
    both.children.push_back(equals(other, value));
    any.children.push_back(std::move(both));
  }
  return any;
}

/// Fn::Contains of the Rules section: a term is one of some literals.
Conditions::Formula Conditions::parse_contains(const Node& arguments) {
  const Node& value = *arguments.items[1];
  std::string key;
  write_key(value, key);
  const std::uint32_t known = term(key, &value);
  Formula any;
  any.op = Operator::any;
  for (const Node* item : arguments.items[0]->items) {
    if (const auto text = item->scalar_text()) any.children.push_back(equals(known, *text));
  }
  return any;
}

/// A comparison that the template decides: the same term wherever it stands.
Conditions::Formula Conditions::constant(const std::string& key, bool outcome) {
  const std::uint32_t id = term("constant " + key, nullptr);
  const Formula formula = equals(id, "true");
  constants_.push_back({id, outcome ? formula.value : formula.value + 1});
  return formula;
}

Conditions::Formula Conditions::parse_equals(const Node& arguments) {
  if (arguments.items.size() != 2) return equals(term("malformed", nullptr), "true");
  const Node* left = arguments.items[0];
  const Node* right = arguments.items[1];
  auto left_text = left->scalar_text();  // CloudFormation compares texts
  auto right_text = right->scalar_text();
  if (left_text && right_text) {
    const auto [first, second] = std::minmax(*left_text, *right_text);
    return constant(std::string(first) + " = " + std::string(second), first == second);
  }
  if (left_text) {
    std::swap(left, right);
    std::swap(left_text, right_text);
  }
  std::string key;
  write_key(*left, key);
  if (right_text) return equals(term(key, left), *right_text);
  std::string other;
  write_key(*right, other);
  if (key == other) return constant(key, true);
  const std::uint32_t first = term(key, left);
  const std::uint32_t second = term(other, right);
  if (terms_[first].closed) return agree(first, second);
  if (terms_[second].closed) return agree(second, first);
  // Two terms of any value: whether they agree is a question of its own.
  if (other < key) std::swap(key, other);
  return equals(term(key + " = " + other, nullptr), "true");
}

Conditions::Formula Conditions::parse(const Node& node) {
  Formula formula;
  const auto call = call_of(node);
  if (call) {
    const Node& argument = call->argument();
    switch (call->function) {
      case Function::equals: return parse_equals(argument);
      case Function::contains:
        if (argument.items.size() == 2 && argument.items[0]->is_array() && call_of(*argument.items[1]) &&
            std::none_of(argument.items[0]->items.begin(), argument.items[0]->items.end(),
                         [](const Node* item) { return !item->scalar_text(); }))
          return parse_contains(argument);
        break;
      case Function::condition:
        if (const auto known = argument.is_string() ? id(argument.text) : std::nullopt) {
          formula.op = Operator::condition;
          formula.condition = *known;
          return formula;
        }
        break;
      case Function::not_:
        if (argument.items.size() == 1) {
          formula.op = Operator::negation;
          formula.children.push_back(parse(*argument.items[0]));
          return formula;
        }
        break;
      case Function::and_:
      case Function::or_:
        formula.op = call->function == Function::and_ ? Operator::all : Operator::any;
        for (const Node* item : argument.items) formula.children.push_back(parse(*item));
        return formula;
      default: break;
    }
  }
  // Nothing that this file understands: it may come out either way, the same way wherever it stands.
  std::string key;
  write_key(node, key);
  return equals(term(key, nullptr), "true");
}

bool Conditions::satisfiable(std::span<const Literal> literals, std::span<const Pin> pins, Constants constants) const {
  if (literals.empty()) return true;
  ConditionSearch search(*this, constants);
  for (const Pin& pin : pins) search.pin(pin);
  std::vector<Literal> all = assertions_about(literals, pins);
  if (all.empty()) return search.satisfiable(literals);
  all.insert(all.begin(), literals.begin(), literals.end());
  return search.satisfiable(all);
}

std::size_t Conditions::most_at_once(std::span<const std::vector<Scenario>> things,
                                     std::span<const Literal> given) const {
  const auto stands_alone = [](const std::vector<Scenario>& when) {
    return when.empty() || std::any_of(when.begin(), when.end(), [](const Scenario& one) { return one.empty(); });
  };
  if (std::all_of(things.begin(), things.end(), stands_alone)) {  // no condition has a say
    return static_cast<std::size_t>(
        std::count_if(things.begin(), things.end(), [](const auto& when) { return !when.empty(); }));
  }
  std::vector<Literal> all(given.begin(), given.end());
  if (!assertions_.empty()) {
    for (const std::vector<Scenario>& when : things)
      for (const Scenario& one : when) all.insert(all.end(), one.begin(), one.end());
    all = assertions_about(all);
    all.insert(all.begin(), given.begin(), given.end());
  }
  return ConditionSearch(*this).most_at_once(things, all).value_or(0);
}

namespace {

void collect(const Node& node, const Conditions& conditions, Scenario& when, std::vector<Alternative>& out) {
  if (is_no_value(node)) {
    out.push_back({when, nullptr});
    return;
  }
  const auto call = call_of(node);
  if (call && call->function == Function::if_) {
    const Node& arguments = call->argument();
    const auto id = arguments.items.size() == 3 && arguments.items[0]->is_string()
                        ? conditions.id(arguments.items[0]->text)
                        : std::nullopt;
    if (id) {
      for (const bool value : {true, false}) {
        when.push_back({*id, value});
        collect(*arguments.items[value ? 1 : 2], conditions, when, out);
        when.pop_back();
      }
      return;
    }
  }
  out.push_back({when, &node});
}

}  // namespace

std::vector<Alternative> alternatives(const Node& node, const Conditions& conditions) {
  std::vector<Alternative> out;
  Scenario when;
  collect(node, conditions, when, out);
  return out;
}

Scenario branches_around(const Node& node, const Conditions& conditions) {
  Scenario when;
  for (const Node* at = &node; at->parent; at = at->parent) {
    const Node* list = at->parent;
    const Member* holder = list->is_array() && list->items.size() == 3 ? list->holder() : nullptr;
    if (!holder || holder->name != "Fn::If" || at->index == 0 || !list->items[0]->is_string()) continue;
    if (const auto id = conditions.id(list->items[0]->text)) when.push_back({*id, at->index == 1});
  }
  return when;
}

}  // namespace cfnsonnet
