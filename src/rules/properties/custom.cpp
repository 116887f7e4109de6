// E9001, W9002 …: what a project asks of its own templates, in a file (registry/custom_rules.h).
//
// The property is looked for under every outcome of the conditions on its way; a call is looked at by the values that
// it can have, and says nothing where those are not known. Names and texts compare as cfn-lint compares them: ==
// without case and without blanks around, IN as it stands, a regular expression from the start of the text.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>

#include "rules/check/family.h"
#include "rules/registry/custom_rules.h"
#include "rules/schema/patterns.h"
#include "rules/values/locate.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

using Operator = CustomRule::Operator;
using Steps = std::span<const std::string>;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool same_text(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(trimmed(a), trimmed(b), {}, lower, lower);
}

std::optional<double> number_in(std::string_view text) {
  const std::string whole(trimmed(text));
  char* end = nullptr;
  const double value = std::strtod(whole.c_str(), &end);
  if (whole.empty() || *end != '\0') return std::nullopt;
  return value;
}

class CustomCheck {
 public:
  CustomCheck(const CustomRule& rule, const Context& context, Findings& out)
      : rule_(rule), context_(context), out_(out) {
    if (rule.comparison == Operator::matches) pattern_.emplace("\\A(?:" + rule.values.front() + ")");
  }

  void check(const Resource& resource) {
    const Scenario when = existence(resource, context_);
    if (const Node* properties = resource.properties()) {
      walk(*properties, rule_.property, nullptr, "Properties", when);
    } else {
      absent(resource.body(), "Properties", when);
    }
  }

 private:
  /// @param holder, name  Of the member that the value is.
  void walk(const Node& value, Steps steps, const Node* holder, std::string_view name, const Scenario& when) {
    for (const Alternative& choice : alternatives(value, context_.conditions)) {
      const auto both = together(when, choice.when, context_.conditions);
      if (!both) continue;
      if (!choice.value) {
        if (holder) absent(*holder, name, *both);
      } else if (choice.value->is_array()) {
        for (const Node* item : choice.value->items) walk(*item, steps, nullptr, name, *both);
      } else if (steps.empty()) {
        present(*choice.value, *both);
      } else if (!call_of(*choice.value) && choice.value->is_object()) {
        if (const Node* member = choice.value->find(steps.front()))
          walk(*member, steps.subspan(1), choice.value, steps.front(), *both);
        else
          absent(*choice.value, steps.front(), *both);
      }
    }
  }

  void absent(const Node& holder, std::string_view name, const Scenario& when) {
    if (rule_.comparison == Operator::defined) say({&holder, nullptr, name}, "is not defined", when);
  }

  void present(const Node& value, const Scenario& when) {
    if (rule_.comparison == Operator::defined) return;
    if (rule_.comparison == Operator::not_defined) return say({&value}, "is defined", when);
    if (!call_of(value)) return judge(value, value, when);
    Scratch scratch;
    for (const Resolved& resolved : resolve(value, context_, scratch)) {
      const auto both = together(when, resolved.when, context_.conditions);
      if (!both) continue;
      if (!resolved.value->is_array()) judge(*resolved.value, value, *both);
      for (const Node* item : resolved.value->items) judge(*item, value, *both);
    }
  }

  /// @param place  What is written in the template.
  void judge(const Node& value, const Node& place, const Scenario& when) {
    if (const std::string problem = problem_of(value); !problem.empty()) say({&place}, problem, when);
  }

  [[nodiscard]] std::string problem_of(const Node& value) {
    const std::string text(value.scalar_text().value_or(""));
    const std::string& wanted = rule_.values.empty() ? text : rule_.values.front();
    const bool is_listed = value.scalar_text() && std::ranges::find(rule_.values, text) != rule_.values.end();
    switch (rule_.comparison) {
      case Operator::equals: return value.scalar_text() && same_text(text, wanted) ? "" : "is " + show(value);
      case Operator::not_equals: return value.scalar_text() && same_text(text, wanted) ? "is " + show(value) : "";
      case Operator::matches:
        return value.scalar_text() && pattern_->matches(trimmed(text)) ? "" : show(value) + " does not match";
      case Operator::is_in: return is_listed ? "" : show(value) + " is none of these";
      case Operator::is_not_in: return is_listed ? show(value) + " is one of these" : "";
      default: break;
    }
    const auto number = number_in(text), limit = number_in(wanted);
    if (!number || !limit) return (number ? fmt::format("\"{}\"", wanted) : show(value)) + " is no number";
    const bool holds = rule_.comparison == Operator::less      ? *number < *limit
                       : rule_.comparison == Operator::at_most ? *number <= *limit
                       : rule_.comparison == Operator::more    ? *number > *limit
                                                               : *number >= *limit;
    return holds ? "" : "is " + show(value);
  }

  void say(const Target& target, std::string_view problem, const Scenario& when) {
    const Rule rule{rule_.id, rule_.level, "custom", "", ""};
    out_.put(rule, target, rule_.message.empty() ? fmt::format("{}: {}", described(rule_), problem) : rule_.message,
             when);
  }

  const CustomRule& rule_;
  const Context& context_;
  Findings& out_;
  std::optional<Pattern> pattern_;
};

void check_custom(const Context& context, Findings& out) {
  for (const CustomRule& rule : context.custom_rules) {
    std::optional<CustomCheck> check;
    for (const Resource& resource : context.model.resources()) {
      if (resource.type() != rule.type) continue;
      if (!check) check.emplace(rule, context, out);
      check->check(resource);
    }
  }
}

}  // namespace

extern const Family custom_family(Phase::of_the_template, check_custom);

}  // namespace cfnsonnet::rules
