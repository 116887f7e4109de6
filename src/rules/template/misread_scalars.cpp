#include "rules/template/misread_scalars.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "document/yaml_scalar.h"
#include "rules/findings/findings.h"
#include "template/intrinsic.h"
#include "text/ascii.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

// --- J1005: 0300 is 192, 3.10 is 3.1, and off is false -------------------------------------------
// Only YAML has most of such numbers. CloudFormation reads them by YAML 1.1, and writes large ones with an exponent.

namespace {

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool begins_with_zero(std::string_view literal) {
  if (literal.starts_with('-') || literal.starts_with('+')) literal.remove_prefix(1);
  return literal.size() > 1 && literal.front() == '0' && are_digits(literal);
}

/// As Java writes a double, from ten millions on.
std::string deployed_text(std::string_view literal, double value) {
  constexpr double exponent_from = 1e7;
  const bool is_octal = literal.find_first_of("89") == std::string_view::npos;
  if (is_octal || std::abs(value) < exponent_from) return fmt::format("{}", value);
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
  return fmt::format("{}E{}", value / std::pow(10, exponent), exponent);
}

std::string leading_zero(std::string_view literal, double value) {
  return fmt::format("{} without quotes is a number, and deployed as {}; to keep the zeros, write \"{}\"", literal,
                     deployed_text(literal, value), literal);
}

/// Whether a number written anew is the same text: -12, 0.5, 1.0.
bool is_plain(std::string_view literal) {
  if (literal.starts_with('-')) literal.remove_prefix(1);
  const std::size_t point = literal.find('.');
  const std::string_view whole = literal.substr(0, point);
  if (!are_digits(whole) || (whole.size() > 1 && whole.front() == '0')) return false;
  if (point == std::string_view::npos) return true;
  const std::string_view fraction = literal.substr(point + 1);
  return are_digits(fraction) && (fraction == "0" || !fraction.ends_with('0'));
}

}  // namespace

std::optional<std::string> other_text_of(const Node& number) {
  if (is_plain(number.text) || begins_with_zero(number.text)) return std::nullopt;
  return fmt::format("{0} without quotes is a number, and deployed as {1}; to keep it as it is, write \"{0}\"",
                     number.text, number.number());
}

std::optional<std::string> other_word_of(const Node& boolean) {
  const auto word = document::text_at(boolean.origin());
  if (!word || word->empty()) return std::nullopt;
  const bool is_itself = std::string_view("tTfF").find(word->front()) != std::string_view::npos;
  if (is_itself || document::resolve_plain(*word).kind != document::Kind::boolean) return std::nullopt;
  return fmt::format(
      "{0} without quotes is the boolean {1}, and deployed as \"{1}\"; to keep it as it is, write \"{0}\"", *word,
      boolean.boolean);
}

void check_boolean_word(const Node& boolean, Findings& out) {
  if (const auto word = other_word_of(boolean)) out.add(J1005, boolean, "{}", *word);
}

void check_leading_zero(const Node& number, Findings& out) {
  if (begins_with_zero(number.text)) out.put(J1005, {&number}, leading_zero(number.text, number.number()));
}

void check_leading_zero(const Node& object, const Member& member, Findings& out) {
  if (!begins_with_zero(member.name)) return;
  out.put(J1005, {&object, &member}, leading_zero(member.name, document::resolve_plain(member.name).number));
}

// --- J1006: a name that ends in a line break -----------------------------------------------------
// `|` of YAML and `|||` of Jsonnet keep the break after their last line, and so does a file that is read with
// importstr.

namespace {

constexpr std::string_view endings[] = {"Name", "Names", "Arn", "Arns",       "ARN",
                                        "ARNs", "Id",    "Ids", "Identifier", "Identifiers"};
constexpr std::string_view policy_elements[] = {"Principal", "NotPrincipal", "Action",
                                                "NotAction", "Resource",     "NotResource"};

bool is_policy_element(const Member& member) {
  return std::find(std::begin(policy_elements), std::end(policy_elements), member.name) != std::end(policy_elements);
}

/// The value that a text is, or a part of through lists and calls.
const Node* whole_value(const Node& text) {
  const Node* node = &text;
  while (node->parent) {
    const Member* holder = node->holder();
    if (holder && holder->name != "Ref" && !holder->name.starts_with("Fn::")) break;
    node = node->parent;
  }
  return node;
}

/// Whether its property is a name, an ARN or an ID, or a policy's principal, action or resource.
bool names_something(const Node& text, const Node& whole) {
  const Member* holder = whole.holder();
  if (!holder) return false;
  if (text.text.starts_with("arn:") || is_policy_element(*holder)) return true;
  const Member* around = whole.parent->holder();
  if (around && is_policy_element(*around)) return true;
  const bool is_free = around && around->name == "Variables";  // Names of a function's environment are its author's.
  return !is_free && std::any_of(std::begin(endings), std::end(endings),
                                 [&](std::string_view ending) { return holder->name.ends_with(ending); });
}

}  // namespace

void check_line_break(const Node& text, Findings& out) {
  if (text.text.size() < 2 || text.text.find('\n') != text.text.size() - 1) return;
  const Node* whole = whole_value(text);
  if (!names_something(text, *whole)) return;
  out.add(J1006, text,
          "the value of \"{}\" ends in a line break, which no name has: \"|-\" in YAML and \"|||-\" in Jsonnet leave "
          "it out",
          whole->holder()->name);
}

// --- J1001: !Ref in a text -----------------------------------------------------------------------

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// `!Ref Name` in a text: the function, what follows on its line, and whether the text is that alone.
struct ShortForm {
  std::string_view text;
  std::string_view function;
  std::string_view argument;
  bool is_all = false;
};

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

using text::is_letter;

std::optional<ShortForm> short_form_at(std::string_view text, std::size_t at) {
  const auto after = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(),
                                      [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
  const auto end = static_cast<std::size_t>(after - text.begin());
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (end >= text.size() || blanks.find(text[end]) == std::string_view::npos) return std::nullopt;
  if (name != "Ref" && !function_of(fmt::format("Fn::{}", name))) return std::nullopt;
  const std::string_view line = without_blanks(text.substr(end, text.find('\n', end) - end));
  if (line.empty()) return std::nullopt;
  const std::string_view whole = without_blanks(text);
  const bool is_all = at == static_cast<std::size_t>(whole.data() - text.data()) &&
                      whole.find('\n') == std::string_view::npos;
  return ShortForm{text.substr(at, static_cast<std::size_t>(line.data() + line.size() - text.data()) - at), name, line,
                   is_all};
}

/// Whether it can only be meant as a call: it is all that the text says, or names something of the template.
bool is_meant(const ShortForm& form, const Node& node, const Context& context) {
  const std::size_t blank = form.argument.find_first_of(" \t");
  if (form.is_all) return form.function != "Ref" || blank == std::string_view::npos;
  const Member* holder = node.holder();
  if (holder && holder->name == "Description") return false;
  const auto end = std::find_if_not(form.argument.begin(), form.argument.end(), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '.';
  });
  const std::string_view name = form.argument.substr(0, static_cast<std::size_t>(end - form.argument.begin()));
  const Template& model = context.model;
  if (form.function == "Ref")
    return model.parameters().contains(name) || model.resources().contains(name) || is_pseudo_parameter(name);
  return form.function == "GetAtt" && model.resources().contains(split_attribute(name).logical_id);
}

}  // namespace

namespace {

/// `Ref Name` and `GetAtt Name.Attribute`, which lack their "!", or have a blank behind it; the name tells that they
/// are meant. Empty for other texts.
std::string_view function_without_mark(const Node& text, const Context& context) {
  const Member* holder = text.holder();
  if (holder && holder->name == "Description") return {};
  const std::string_view function = text.text.substr(0, text.text.find(' '));
  if (function.size() == text.text.size()) return {};
  const std::string_view name = without_blanks(text.text.substr(function.size()));
  const Template& model = context.model;
  const bool is_ref = function == "Ref" && (model.parameters().contains(name) || model.resources().contains(name) ||
                                            is_pseudo_parameter(name));
  const bool is_get_att = function == "GetAtt" && name.find('.') != std::string_view::npos &&
                          model.resources().contains(split_attribute(name).logical_id);
  return is_ref || is_get_att ? function : std::string_view();
}

}  // namespace

bool check_short_form(const Node& text, const Context& context, Findings& out) {
  if (const std::string_view function = function_without_mark(text, context); !function.empty()) {
    const std::string_view name = without_blanks(text.text.substr(function.size()));
    out.add(J1001, text,
            "{} is a text here, no function, and is deployed as it stands: write !{} {} in YAML, as {{\"{}{}\": …}} "
            "elsewhere",
            show(text), function, name, function == "Ref" ? "" : "Fn::", function);
    return true;
  }
  for (std::size_t at = text.text.find('!'); at != std::string_view::npos; at = text.text.find('!', at + 1)) {
    if (at > 0 && (is_letter(text.text[at - 1]) || text.text[at - 1] == '!')) continue;
    const auto form = short_form_at(text.text, at);
    if (!form || !is_meant(*form, text, context)) continue;
    const std::string name = form->function == "Ref" ? "Ref" : fmt::format("Fn::{}", form->function);
    if (form->is_all)
      out.add(J1001, text,
              "{} is a text here, no function, and is deployed as it stands: write it without quotes in YAML, as "
              "{{\"{}\": …}} elsewhere",
              show(text), name);
    else
      out.at_part(J1001, text, form->text,
                  "\"!{} {}\" inside of a text is no function, and is deployed as it stands: join the two with Fn::Sub",
                  form->function, form->argument.substr(0, form->argument.find_first_of(" \t")));
    return true;
  }
  return false;
}

}  // namespace cfnsonnet::rules
