#include "syntax/foreign.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace cfnsonnet::syntax {
namespace {

bool is_of_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_of_type(char c) { return is_of_name(c) || c == ':'; }

/// The stretch of such characters around a place.
std::string_view around(std::string_view text, std::size_t at, bool (*is_part)(char)) {
  std::size_t begin = at, end = at;
  while (begin > 0 && is_part(text[begin - 1])) --begin;
  while (end < text.size() && is_part(text[end])) ++end;
  return text.substr(begin, end - begin);
}

/// `AWS::Region`, `Fn::Sub:`, whose last colon is not of the name.
std::string_view name_with_colons(std::string_view text, std::size_t at) {
  std::string_view word = around(text, at, is_of_type);
  while (word.ends_with(':')) word.remove_suffix(1);
  const bool is_one = !word.empty() && std::isalpha(static_cast<unsigned char>(word.front())) != 0;
  return is_one && word.find("::") != word.npos ? word : std::string_view();
}

}  // namespace

std::string foreign_word(std::string_view text, std::size_t before, std::size_t at) {
  const std::string_view word = around(text, at, is_of_name);
  if (word == "and" || word == "or")
    return fmt::format("; \"{}\" is written \"{}\"", word, word == "and" ? "&&" : "||");
  if (around(text, before, is_of_name) == "not") return "; \"not\" is written \"!\"";
  if (at < text.size() && text[at] == ':')
    if (const std::string_view name = name_with_colons(text, at); !name.empty())
      return fmt::format("; a name with colons stands in quotes, '{}'", name);
  return {};
}

std::string long_form(std::string_view tag, std::string_view argument) {
  constexpr std::string_view functions[] = {
      "And",  "Base64", "Cidr", "Contains", "Equals", "FindInMap", "GetAZs", "GetAtt",       "If",       "ImportValue",
      "Join", "Length", "Not",  "Or",       "Select", "Split",     "Sub",    "ToJsonString", "Transform"};
  if (tag == "Ref" || tag == "Condition") {
    const auto end = std::ranges::find_if_not(argument, is_of_type);
    const auto name = argument.substr(0, static_cast<std::size_t>(end - argument.begin()));
    return fmt::format("{{ {}: '{}' }}", tag, name.empty() ? "…" : name);
  }
  return std::ranges::find(functions, tag) != std::end(functions) ? fmt::format("{{ 'Fn::{}': … }}", tag)
                                                                  : std::string();
}

}  // namespace cfnsonnet::syntax
