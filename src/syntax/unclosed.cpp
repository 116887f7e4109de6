#include "syntax/unclosed.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace cfnsonnet::syntax {
namespace {

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

char closing(char opening) { return opening == '{' ? '}' : opening == '[' ? ']' : ')'; }

/// The lines of a text, for places that are asked for in their order.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  void go_to(std::size_t at) {
    for (std::size_t end = text_.find('\n', from_); end < at; end = text_.find('\n', from_)) {
      start_ = from_ = end + 1;
      ++number;
    }
    from_ = std::max(from_, at);
  }
  /// Where the line has its first character that is no blank.
  [[nodiscard]] std::size_t first() const { return text_.find_first_not_of(" \t", start_); }
  [[nodiscard]] std::size_t indent() const { return first() - start_; }

  std::size_t number = 1;

 private:
  std::string_view text_;
  std::size_t start_ = 0;
  std::size_t from_ = 0;  // No line of those up to here ends behind it.
};

struct Bracket {
  char opening;
  std::size_t line;
  std::size_t indent;  // Of the line.
};

class Brackets {
 public:
  void take(TokenKind kind, std::size_t at, const Lines& lines) {
    if (is_opening(kind)) return open_.push_back({opening_of(kind), lines.number, lines.indent()});
    if (open_.empty()) return;
    const Bracket partner = open_.back();
    open_.pop_back();
    if (!suspect_ && lines.first() == at && partner.indent > lines.indent()) suspect_ = partner;
  }

  [[nodiscard]] std::optional<Bracket> unclosed() const {
    if (open_.empty()) return {};
    return suspect_ ? suspect_ : open_.back();
  }

 private:
  std::vector<Bracket> open_;
  std::optional<Bracket> suspect_;
};

}  // namespace

std::string unclosed_bracket(std::string_view text, const TokenList& tokens, std::size_t index) {
  Brackets brackets;
  Lines lines(text);
  for (std::size_t i = 0; i < index; ++i) {
    const TokenKind kind = tokens.kind(i);
    if (!is_opening(kind) && !is_closing(kind)) continue;
    const std::uint32_t begin = tokens[i].begin;
    lines.go_to(begin);
    brackets.take(kind, begin, lines);
  }
  const auto found = brackets.unclosed();
  lines.go_to(tokens[index].begin);
  if (!found || found->line == lines.number) return {};
  return fmt::format("; the \"{}\" of line {} has no \"{}\"", found->opening, found->line, closing(found->opening));
}

}  // namespace cfnsonnet::syntax
