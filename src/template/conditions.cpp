#include "template/conditions.h"

#include <algorithm>

#include "template/intrinsic.h"

namespace cfnsonnet {

using document::Kind;
using document::Member;
using document::Node;

namespace {

// A search visits at most this many nodes; past that the answer is "satisfiable", so that no finding is made up.
// Templates need a few dozen; only an adversary's formulas come near.
constexpr std::uint32_t max_search_steps = 200'000;

// A template's conditions may refer to each other in a circle; formulas are followed to this depth.
constexpr int max_condition_depth = 64;

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

std::string reference_key(std::string_view parameter) { return "{Ref:\"" + std::string(parameter) + "\",}"; }

/// The text that a literal operand compares as: CloudFormation compares strings.
std::optional<std::string> literal_text(const Node& node) {
  switch (node.kind) {
    case Kind::string:
    case Kind::number: return std::string(node.text);
    case Kind::boolean: return node.boolean ? "true" : "false";
    default: return std::nullopt;
  }
}

}  // namespace

Conditions::Conditions(const Template& model, const References& references) : model_(model) {
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
    const Node* allowed = parameter && !parameter->is_ssm() ? parameter->body().find("AllowedValues") : nullptr;
    if (allowed && !allowed->items.empty()) {
      term.closed = true;
      for (const Node* value : allowed->items) {
        if (auto text = literal_text(*value)) term.values.push_back(*text);
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

Conditions::Formula Conditions::parse_equals(const Node& arguments) {
  if (arguments.items.size() != 2) return equals(term("malformed", nullptr), "true");
  const Node* left = arguments.items[0];
  const Node* right = arguments.items[1];
  auto left_text = literal_text(*left);
  auto right_text = literal_text(*right);
  if (left_text && right_text) {
    Formula formula;
    formula.constant = *left_text == *right_text;
    return formula;
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
  if (key == other) {
    Formula formula;
    formula.constant = true;
    return formula;
  }
  // Two terms: whether they agree is a question of its own.
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

/// One search: an assignment that grows and shrinks, and a count of the steps taken.
class ConditionSearch {
 public:
  explicit ConditionSearch(const Conditions& conditions)
      : conditions_(conditions), assigned_(conditions.terms_.size(), unset) {}

  void pin(const Pin& pin) {
    const auto found = conditions_.term_ids_.find(reference_key(pin.parameter));
    if (found == conditions_.term_ids_.end()) return;  // no condition looks at it
    const auto& values = conditions_.terms_[found->second].values;
    const auto value = std::find(values.begin(), values.end(), pin.value);
    assigned_[found->second] = static_cast<std::uint32_t>(value - values.begin());  // past the end: another value
  }

  bool satisfiable(std::span<const Literal> literals) {
    if (++steps_ > max_search_steps) return true;
    branch_ = unset;
    bool open = false;
    for (const Literal& literal : literals) {
      const auto value = evaluate(conditions_.formulas_[literal.condition], 0);
      if (!value)
        open = true;
      else if (*value != literal.value)
        return false;
    }
    if (!open || branch_ == unset) return true;
    const std::uint32_t term = branch_;
    const auto& known = conditions_.terms_[term];
    const std::uint32_t choices = static_cast<std::uint32_t>(known.values.size()) + (known.closed ? 0 : 1);
    for (std::uint32_t value = 0; value < choices; ++value) {
      assigned_[term] = value;
      if (satisfiable(literals)) return true;
    }
    assigned_[term] = unset;
    return false;
  }

  /// The value under the terms assigned so far; nothing where it is still open, and then `branch_` is a term to try.
  std::optional<bool> evaluate(const Conditions::Formula& formula, int depth) {
    using Operator = Conditions::Operator;
    if (depth > max_condition_depth) return std::nullopt;
    switch (formula.op) {
      case Operator::constant: return formula.constant;
      case Operator::equals:
        if (assigned_[formula.term] == unset) {
          if (branch_ == unset) branch_ = formula.term;
          return std::nullopt;
        }
        return assigned_[formula.term] == formula.value;
      case Operator::condition: return evaluate(conditions_.formulas_[formula.condition], depth + 1);
      case Operator::negation: {
        const auto value = evaluate(formula.children.front(), depth + 1);
        if (!value) return std::nullopt;
        return !*value;
      }
      case Operator::all:
      case Operator::any: {
        const bool deciding = formula.op == Operator::any;
        bool open = false;
        for (const auto& child : formula.children) {
          const auto value = evaluate(child, depth + 1);
          if (!value)
            open = true;
          else if (*value == deciding)
            return deciding;
        }
        if (open) return std::nullopt;
        return !deciding;
      }
    }
    return std::nullopt;
  }

 private:
  static constexpr std::uint32_t unset = UINT32_MAX;
  const Conditions& conditions_;
  std::vector<std::uint32_t> assigned_;
  std::uint32_t branch_ = unset;
  std::uint32_t steps_ = 0;
};

bool Conditions::satisfiable(std::span<const Literal> literals, std::span<const Pin> pins) const {
  if (literals.empty()) return true;
  ConditionSearch search(*this);
  for (const Pin& pin : pins) search.pin(pin);
  return search.satisfiable(literals);
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

}  // namespace cfnsonnet
