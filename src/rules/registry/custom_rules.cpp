#include "rules/registry/custom_rules.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rules/findings/findings.h"
#include "rules/schema/patterns.h"

namespace cfnsonnet::rules {
namespace {

using Operator = CustomRule::Operator;

struct OperatorName {
  std::string_view name;
  Operator meaning;
};

constexpr OperatorName operators[] = {
    {"==", Operator::equals},           {"EQUALS", Operator::equals},
    {"!=", Operator::not_equals},       {"NOT_EQUALS", Operator::not_equals},
    {"REGEX_MATCH", Operator::matches}, {"IN", Operator::is_in},
    {"NOT_IN", Operator::is_not_in},    {"<", Operator::less},
    {"<=", Operator::at_most},          {">", Operator::more},
    {">=", Operator::at_least},
};

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// The next word; what is left begins after the blanks behind it.
std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of(blanks), text.size());
  const std::string_view word = text.substr(0, end);
  text = trimmed(text.substr(end));
  return word;
}

std::string_view without_quotes(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// Where ERROR or WARN stands as a word of its own, outside of quotes and lists.
std::optional<std::size_t> find_level(std::string_view text) {
  char quote = 0;
  int lists = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote) {
      if (c == quote) quote = 0;
      continue;
    }
    const bool begins = at == 0 || blanks.find(text[at - 1]) != std::string_view::npos;
    if (begins && (c == '"' || c == '\'') && text.find(c, at + 1) != std::string_view::npos) quote = c;
    if (c == '[') ++lists;
    if (c == ']') --lists;
    if (lists > 0 || !begins || at == 0) continue;
    std::string_view rest = text.substr(at);
    const std::string_view word = take_word(rest);
    if (word == "ERROR" || word == "WARN") return at;
  }
  return std::nullopt;
}

std::vector<std::string> items_of(std::string_view list) {
  if (list.size() >= 2 && list.front() == '[' && list.back() == ']') list = list.substr(1, list.size() - 2);
  std::vector<std::string> items;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    items.emplace_back(without_quotes(trimmed(list.substr(0, comma))));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return items;
}

using Problem = std::string;

Problem read_operator(std::string_view word, CustomRule& rule) {
  std::string_view value = rule.values.front();
  if (word == "IS") {
    if (value != "DEFINED" && value != "NOT_DEFINED")
      return fmt::format("IS takes DEFINED or NOT_DEFINED, found \"{}\"", value);
    rule.comparison = value == "DEFINED" ? Operator::defined : Operator::not_defined;
    rule.values.clear();
    return {};
  }
  const auto* found = std::ranges::find(operators, word, &OperatorName::name);
  if (found == std::end(operators)) {
    std::vector<std::string_view> names{"IS"};
    for (const OperatorName& one : operators) names.push_back(one.name);
    return fmt::format("there is no operator \"{}\"; there are {}", word, fmt::join(names, ", "));
  }
  rule.comparison = found->meaning;
  if (rule.comparison == Operator::is_in || rule.comparison == Operator::is_not_in)
    rule.values = items_of(std::string(value));
  else
    rule.values.front() = std::string(without_quotes(std::string(value)));
  if (rule.comparison == Operator::matches && !Pattern(rule.values.front()).valid())
    return fmt::format("\"{}\" is no regular expression", rule.values.front());
  return {};
}

Problem read_property(std::string_view path, CustomRule& rule) {
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    rule.property.emplace_back(path.substr(0, dot));
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return std::ranges::any_of(rule.property, &std::string::empty) ? "a property is names with dots between them" : "";
}

Problem read_rule(std::string_view line, std::size_t number, CustomRule& rule) {
  rule.type = std::string(take_word(line));
  const std::string_view property = take_word(line);
  const std::string_view word = take_word(line);
  if (line.empty()) return "a rule is TYPE PROPERTY OPERATOR VALUE, and perhaps ERROR or WARN and a message";
  std::string_view value = line;
  if (const auto level = find_level(line)) {
    value = trimmed(line.substr(0, *level));
    std::string_view rest = line.substr(*level);
    rule.level = take_word(rest) == "WARN" ? Level::warning : Level::error;
    rule.message = std::string(without_quotes(rest));
  }
  rule.id = fmt::format("{}{}", rule.level == Level::warning ? 'W' : 'E', 9000 + number);
  rule.values = {std::string(value)};
  if (Problem problem = read_property(property, rule); !problem.empty()) return problem;
  return read_operator(word, rule);
}

}  // namespace

tl::expected<std::vector<CustomRule>, std::string> read_custom_rules(std::string_view text, const std::string& name) {
  std::vector<CustomRule> rules;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    CustomRule rule;
    if (const Problem problem = read_rule(line, number, rule); !problem.empty())
      return tl::unexpected(fmt::format("{}:{}: {}", name, number, problem));
    rules.push_back(std::move(rule));
  }
  return rules;
}

bool is_custom_rule(std::string_view id) {
  return id.size() >= 5 && id.size() < 11 && (id[0] == 'E' || id[0] == 'W') && id[1] == '9' && id != "E9000" &&
         id != "W9000" && id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::string described(const CustomRule& rule) {
  std::string text = fmt::format("{}", fmt::join(rule.property, "."));
  switch (rule.comparison) {
    case Operator::defined: return text + " IS DEFINED";
    case Operator::not_defined: return text + " IS NOT_DEFINED";
    case Operator::is_in: return fmt::format("{} IN [{}]", text, fmt::join(rule.values, ", "));
    case Operator::is_not_in: return fmt::format("{} NOT_IN [{}]", text, fmt::join(rule.values, ", "));
    default: break;
  }
  const auto* found = std::ranges::find(operators, rule.comparison, &OperatorName::meaning);
  return fmt::format("{} {} {}", text, found->name, rule.values.front());
}

}  // namespace cfnsonnet::rules
