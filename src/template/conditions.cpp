#include "template/conditions.h"

#include <algorithm>
#include <numeric>

#include "document/canonical.h"
#include "template/computed.h"
#include "template/condition_search.h"
#include "template/intrinsic.h"

namespace cfnsonnet {

using document::Kind;
using document::Member;
using document::Node;

namespace {

// A term has a table of so many entries; past it, what its parameters are does not tell its value.
constexpr std::size_t max_combinations = 4096;

}  // namespace

std::string parameter_key(std::string_view name) { return document::canonical("Ref", name); }

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
  static const Node no_rules;
  std::vector<Literal> assertions;
  for (const Member& rule : (rules ? rules : &no_rules)->members) {
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
  tabulate();
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
  if (formula.op == Operator::equals) {
    join(formulas_.size() + formula.term);
    for (const std::uint32_t base : terms_[formula.term].bases) join(formulas_.size() + base);
  }
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
  const auto call = operand ? call_of(*operand) : std::nullopt;
  if (call && call->function == Function::ref && call->argument().is_string())
    return parameter_term(call->argument().text);
  const auto id = static_cast<std::uint32_t>(terms_.size());
  const auto [found, added] = term_ids_.emplace(key, id);
  if (!added) return found->second;
  terms_.emplace_back();
  if (call) compute_from_parameters(id, *operand);
  return id;
}

/// The allowed values of a list are those of its items, so that they do not tell what the list may be.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
std::uint32_t Conditions::parameter_term(std::string_view name) {
  const auto id = static_cast<std::uint32_t>(terms_.size());
  const auto [found, added] = term_ids_.emplace(parameter_key(name), id);
  if (!added) return found->second;
  Term& term = terms_.emplace_back();
  const Parameter* parameter = model_.parameters().find(name);
  if (!parameter) return id;
  if (const auto deployed = deployed_value(*parameter, deployment_)) {
    term.closed = true;
    term.values.emplace_back(*deployed);
    return id;
  }
  const bool is_known = !parameter->is_ssm() && !parameter->is_list();
  const Node* allowed = is_known ? parameter->body().find("AllowedValues") : nullptr;
  if (!allowed || allowed->items.empty()) return id;
  term.closed = true;
  for (const Node* value : allowed->items) {
    if (const auto text = value->scalar_text()) term.values.emplace_back(*text);
  }
  return id;
}

void Conditions::compute_from_parameters(std::uint32_t id, const Node& expression) {
  const auto names = parameters_of(expression, model_);
  if (!names || names->empty()) return;
  std::vector<std::uint32_t> bases;
  for (std::string_view name : *names) bases.push_back(parameter_term(name));
  Term& term = terms_[id];
  term.expression = &expression;
  term.parameters = *names;
  term.bases = std::move(bases);
  computed_.push_back(id);
  const auto call = call_of(expression);
  if (call && call->function == Function::join && call->argument().items.size() == 2 &&
      call->argument().items[0]->is_string() && names->size() == 1) {
    const auto list = call_of(*call->argument().items[1]);
    const Parameter* parameter = model_.parameters().find(names->front());
    if (list && list->function == Function::ref && parameter && parameter->is_list())
      term.delimiter = call->argument().items[0]->text;
  }
  close_if_bases_are(id);
}

/// Where all that it is computed from has known values, it has too.
void Conditions::close_if_bases_are(std::uint32_t id) {
  Term& term = terms_[id];
  if (!std::all_of(term.bases.begin(), term.bases.end(), [&](std::uint32_t base) { return terms_[base].closed; }))
    return;
  std::vector<std::string> values;
  const auto texts = image(term);
  for (const auto& text : texts) {
    if (!text) return;
    if (std::find(values.begin(), values.end(), *text) == values.end()) values.push_back(*text);
  }
  if (values.empty()) return;
  term.values = std::move(values);
  term.closed = true;
}

/// What it comes to for each combination of the known values of its bases, the last of them the fastest.
std::vector<std::optional<std::string>> Conditions::image(const Term& term) const {
  std::size_t combinations = 1;
  for (std::uint32_t base : term.bases) {
    combinations *= terms_[base].values.size();
    if (combinations == 0 || combinations > max_combinations) return {};
  }
  std::vector<std::optional<std::string>> texts;
  texts.reserve(combinations);
  std::vector<std::string_view> chosen(term.bases.size());
  for (std::size_t n = 0; n < combinations; ++n) {
    std::size_t rest = n;
    for (std::size_t i = term.bases.size(); i-- > 0;) {
      const auto& values = terms_[term.bases[i]].values;
      chosen[i] = values[rest % values.size()];
      rest /= values.size();
    }
    const auto value = compute(*term.expression, model_, [&](std::string_view name) -> std::optional<std::string_view> {
      const auto at = std::find(term.parameters.begin(), term.parameters.end(), name);
      return at == term.parameters.end()
                 ? std::nullopt
                 : std::optional(chosen[static_cast<std::size_t>(at - term.parameters.begin())]);
    });
    texts.push_back(value && !value->is_list ? std::optional(value->texts.front()) : std::nullopt);
  }
  return texts;
}

/// A joined list that is compared with a text was a certain list, which the parameter may be then.
void Conditions::think_of_list(std::uint32_t id, std::string_view text) {
  Term& term = terms_[id];
  if (term.delimiter->empty() && !text.empty()) {  // "ab" may have been "ab", or "a" and "b"
    term.delimiter.reset();
    return;
  }
  std::string list;
  for (const std::string& item : split(text, *term.delimiter)) {
    if (item.find(',') != std::string::npos) return;  // no list comes to that
    list += item + ",";
  }
  list.pop_back();
  Term& base = terms_[term.bases.front()];
  if (!base.closed && std::find(base.values.begin(), base.values.end(), list) == base.values.end())
    base.values.push_back(std::move(list));
}

/// Once all that is compared is known: what each computed term comes to.
void Conditions::tabulate() {
  for (const std::uint32_t id : computed_) {
    Term& term = terms_[id];
    bool tells = term.delimiter.has_value();
    for (const auto& text : image(term)) {
      const auto at = text ? std::find(term.values.begin(), term.values.end(), *text) : term.values.end();
      term.table.push_back(text ? static_cast<std::uint32_t>(at - term.values.begin()) : unknown_value);
      tells = tells || text.has_value();
    }
    if (!tells) term.bases.clear();
  }
}

Conditions::Formula Conditions::equals(std::uint32_t term, std::string_view value) {
  Term& known = terms_[term];
  const auto found = std::find(known.values.begin(), known.values.end(), value);
  Formula formula;
  if (found == known.values.end()) {
    if (known.closed) return formula;  // never has that value: constant false
    known.values.emplace_back(value);
    formula.value = static_cast<std::uint32_t>(known.values.size() - 1);
    if (known.delimiter) think_of_list(term, value);
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
  const std::string key = document::canonical(value);
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
  const auto known_text = [&](const Node& operand) -> std::optional<std::string> {  // CloudFormation compares texts
    const auto value = compute(operand, model_, [](std::string_view) { return std::nullopt; });
    return value && !value->is_list ? std::optional(value->texts.front()) : std::nullopt;
  };
  auto left_text = known_text(*left);
  auto right_text = known_text(*right);
  if (left_text && right_text) {
    const auto& [first, second] = std::minmax(*left_text, *right_text);
    return constant(first + " = " + second, first == second);
  }
  if (left_text) {
    std::swap(left, right);
    std::swap(left_text, right_text);
  }
  std::string key = document::canonical(*left);
  if (right_text) return equals(term(key, left), *right_text);
  std::string other = document::canonical(*right);
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
  const std::string key = document::canonical(node);
  return equals(term(key, nullptr), "true");
}

bool Conditions::satisfiable(std::span<const Literal> literals, std::span<const Pin> pins, Constants constants) const {
  if (literals.empty()) return true;
  ConditionSearch search(*this, constants);
  search.pin(pins);
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
