#include "jsonnet/native/unclosed.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "jsonnet/native/lexer.h"

namespace cfnsonnet::jsonnet::native {
namespace {

struct Bracket {
  char opening;
  std::uint32_t at;
};

char opening_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::brace_left:
    case TokenKind::brace_right: return '{';
    case TokenKind::bracket_left:
    case TokenKind::bracket_right: return '[';
    case TokenKind::paren_left:
    case TokenKind::paren_right: return '(';
    default: return '\0';
  }
}

bool opens(TokenKind kind) {
  return kind == TokenKind::brace_left || kind == TokenKind::bracket_left || kind == TokenKind::paren_left;
}

char closing(char opening) { return opening == '{' ? '}' : opening == '[' ? ']' : ')'; }

std::size_t line_start(std::string_view text, std::uint32_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

std::size_t first_on_line(std::string_view text, std::uint32_t at) {
  return text.find_first_not_of(" \t", line_start(text, at));
}

std::size_t indent(std::string_view text, std::uint32_t at) { return first_on_line(text, at) - line_start(text, at); }

class Brackets {
 public:
  explicit Brackets(std::string_view text) : text_(text) {}

  void take(TokenKind kind, std::uint32_t at) {
    const char opening = opening_of(kind);
    if (opening == '\0') return;
    if (opens(kind)) return open_.push_back({opening, at});
    if (open_.empty()) return;
    const Bracket partner = open_.back();
    open_.pop_back();
    const bool is_first = first_on_line(text_, at) == at;
    if (!suspect_ && is_first && indent(text_, partner.at) > indent(text_, at)) suspect_ = partner;
  }

  [[nodiscard]] std::optional<Bracket> unclosed() const {
    if (open_.empty()) return {};
    return suspect_ ? suspect_ : open_.back();
  }

 private:
  std::string_view text_;
  std::vector<Bracket> open_;
  std::optional<Bracket> suspect_;
};

}  // namespace

std::string unclosed_bracket(std::string_view text, std::uint32_t end, Names& names) {
  Brackets brackets(text);
  Lexer lexer(text, 0, names);
  for (Token token = lexer.next(); token.kind != TokenKind::end && token.span.begin < end; token = lexer.next())
    brackets.take(token.kind, token.span.begin);
  const auto found = brackets.unclosed();
  if (!found || line_start(text, found->at) == line_start(text, end)) return {};
  const auto line = std::count(text.begin(), text.begin() + found->at, '\n') + 1;
  return fmt::format("; the \"{}\" of line {} has no \"{}\"", found->opening, line, closing(found->opening));
}

}  // namespace cfnsonnet::jsonnet::native
