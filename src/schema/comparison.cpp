#include "schema/comparison.h"

#include <charconv>
#include <utility>

namespace cfnsonnet::schema {
namespace {

constexpr std::string_view digits = "0123456789";

std::optional<Operand> parse_operand(std::string_view word) {
  if (word.empty() || word == "+" || word == "*") return std::nullopt;
  if (digits.find(word.front()) == std::string_view::npos) return Operand{word};
  Operand operand;
  const char* end = word.data() + word.size();
  const auto [stop, error] = std::from_chars(word.data(), end, operand.number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return operand;
}

/// Operands and operators take turns, with one blank between them.
std::optional<Sum> parse_sum(std::string_view text) {
  Sum sum(1);
  for (bool is_operand = true;; is_operand = !is_operand) {
    const std::size_t blank = text.find(' ');
    const std::string_view word = text.substr(0, blank);
    if (is_operand) {
      const auto operand = parse_operand(word);
      if (!operand) return std::nullopt;
      sum.back().push_back(*operand);
      if (blank == std::string_view::npos) return sum;
    } else if (word == "+") {
      sum.emplace_back();
    } else if (word != "*") {
      return std::nullopt;
    }
    if (blank == std::string_view::npos) return std::nullopt;
    text.remove_prefix(blank + 1);
  }
}

}  // namespace

std::optional<Comparison> parse_comparison(std::string_view text) {
  constexpr std::pair<std::string_view, Order> signs[] = {
      {" < ", Order::less}, {" <= ", Order::at_most}, {" > ", Order::more}, {" >= ", Order::at_least}};
  for (const auto& [sign, order] : signs) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    auto left = parse_sum(text.substr(0, at));
    auto right = parse_sum(text.substr(at + sign.size()));
    if (!left || !right) return std::nullopt;
    return Comparison{std::move(*left), order, std::move(*right)};
  }
  return std::nullopt;
}

}  // namespace cfnsonnet::schema
