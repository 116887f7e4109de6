#include "document/json_cursor.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace cfnsonnet::document {
namespace {

bool is_of_word(char c) { return text::is_digit(c) || text::is_letter(c) || c == '_' || c == '$'; }

}  // namespace

JsonCursor::JsonCursor(std::string_view text) : text_(text), at_(text::bom_length(text)) {}

void JsonCursor::skip_digits() {
  while (peek() >= '0' && peek() <= '9') ++at_;
}

void JsonCursor::skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

std::size_t JsonCursor::token_length() const {
  std::size_t end = at_;
  while (end < text_.size() && is_of_word(text_[end])) ++end;
  if (end == at_ && end < text_.size()) {
    ++end;
    while (end < text_.size() && !text::begins_code_point(text_[end])) ++end;
  }
  return end - at_;
}

bool JsonCursor::at_comment() const { return peek() == '#' || rest().starts_with("//") || rest().starts_with("/*"); }

bool JsonCursor::skip_comment() {
  const bool is_block = rest().starts_with("/*");
  const std::size_t end = is_block ? text_.find("*/", at_ + 2) : std::min(text_.find('\n', at_), text_.size());
  const std::size_t behind = end == std::string_view::npos ? text_.size() : is_block ? end + 2 : end;
  at_ = behind;
  return end != std::string_view::npos;
}

/// Over a string, or to its likely end, and false, where it has none on its line.
bool JsonCursor::skip_string() {
  const std::size_t begin = ++at_;
  for (; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
    if (text_[at_] == '"') {
      ++at_;
      return true;
    }
    if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
  }
  back_to_likely_end(begin);
  return false;
}

bool JsonCursor::skip_element() {
  bool is_plain = true;
  std::size_t open = 0;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '"') {
      is_plain = skip_string() && is_plain;
      continue;
    }
    const bool closes = c == '}' || c == ']';
    if (open == 0 && (closes || c == ',')) return is_plain;
    if (closes) --open;
    if (c == '{' || c == '[') {
      ++open;
      is_plain = false;
    }
    ++at_;
  }
  return is_plain;
}

void JsonCursor::back_to_likely_end(std::size_t begin) {
  const std::string_view line = text_.substr(begin, at_ - begin);
  // A bracket that was opened in the string is closed in it: "${Name}".
  const auto more_closed = [&](char opening, char closing) {
    return std::ranges::count(line, closing) - std::ranges::count(line, opening);
  };
  auto braces = more_closed('{', '}');
  auto brackets = more_closed('[', ']');
  std::size_t end = at_;
  for (; end > begin; --end) {
    const char c = text_[end - 1];
    if (c == '}' && braces-- <= 0) break;
    if (c == ']' && brackets-- <= 0) break;
    if (std::string_view(" \t\r,:{}[]").find(c) == std::string_view::npos) break;
  }
  at_ = end;
}

}  // namespace cfnsonnet::document
