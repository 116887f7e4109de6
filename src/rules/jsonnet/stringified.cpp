// A text that was joined from an intrinsic function has the function's JSON in it, which is deployed as it stands; and
// an account's ID that was a number on the way has lost the zeros that it began with.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html
#include "rules/jsonnet/stringified.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "document/edit.h"
#include "rules/findings/findings.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// Reads JSON from a place in a text on, as far as this needs it.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  bool take(char c) {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  /// A string without escapes.
  std::optional<std::string_view> string() {
    if (!take('"')) return std::nullopt;
    const std::size_t end = text_.find('"', at_);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view found = text_.substr(at_, end - at_);
    at_ = end + 1;
    return found;
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }
  std::string_view text_;
  std::size_t at_;
};

bool exists(const Template& model, std::string_view name) {
  return model.parameters().contains(name) || model.resources().contains(name) || is_pseudo_parameter(name);
}

/// Whether a call of this template begins at a "{": of Ref and Fn::GetAtt, what they name tells.
std::optional<std::string_view> call_at(std::string_view text, std::size_t at, const Template& model) {
  Reader reader(text, at);
  if (!reader.take('{')) return std::nullopt;
  const auto name = reader.string();
  if (!name || !reader.take(':')) return std::nullopt;
  const auto function = function_of(*name);
  if (function == Function::ref) {
    const auto target = reader.string();
    return target && exists(model, *target) ? name : std::nullopt;
  }
  if (function == Function::get_att) {
    (void)reader.take('[');
    const auto target = reader.string();
    return target && model.resources().contains(split_attribute(*target).logical_id) ? name : std::nullopt;
  }
  return function && name->starts_with("Fn::") ? name : std::nullopt;
}

constexpr std::size_t account_digits = 12;
constexpr std::size_t least_digits = 9;  // Of an ID that has lost zeros; fewer stand for something else.

bool is_short_account(std::string_view digits) {
  return digits.size() >= least_digits && digits.size() < account_digits &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The account in an ARN that begins the text: "arn:aws:iam::12345678901:role/x".
std::string_view account_of_arn(std::string_view text) {
  constexpr int before = 4;  // Fields before it.
  if (!text.starts_with("arn:")) return {};
  for (int field = 0; field < before; ++field) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return {};
    text.remove_prefix(colon + 1);
  }
  return text.substr(0, text.find(':'));
}

/// Whether a text is written as it is; else it may be made of a number.
bool is_literal(const Node& text) {
  if (!text.is_string() || document::syntax_of(*text.origin().source) == document::Syntax::data)
    return text.is_string();
  const auto written = document::text_at(text.origin());
  return written && (written->starts_with('\'') || written->starts_with('"') || written->starts_with("|||")) &&
         written->find(text.text) != std::string_view::npos;
}

void report_account(const Node& node, std::string_view digits, Findings& out) {
  constexpr std::string_view advice = ": a number loses the zeros that it begins with; write the ID in quotes";
  out.add(J1002, node, "the account's ID {} has {} digits, and should have {}{}", digits, digits.size(), account_digits,
          is_literal(node) ? "" : advice);
}

}  // namespace

void check_stringified(const Node& text, const Context& context, Findings& out) {
  for (std::size_t at = text.text.find('{'); at != std::string_view::npos; at = text.text.find('{', at + 1)) {
    const auto name = call_at(text.text, at, context.model);
    if (!name) continue;
    out.add(J1001, text,
            "\"{}\" became a part of this text, and is deployed as it stands: join the two with Fn::Sub or Fn::Join",
            *name);
    break;
  }
  if (const std::string_view account = account_of_arn(text.text); is_short_account(account))
    report_account(text, account, out);
}

void check_account_number(const Node& number, Findings& out) {
  const Node* value = &number;
  while (value->parent && value->parent->is_array()) value = value->parent;
  const document::Member* holder = value->holder();
  if (!holder) return;
  const bool is_account = holder->name.ends_with("AccountId") || holder->name.ends_with("AccountIds") ||
                          holder->name == "AWS";
  if (is_account && is_short_account(number.text)) report_account(number, number.text, out);
}

}  // namespace cfnsonnet::rules
