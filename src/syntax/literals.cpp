#include "syntax/literals.h"

#include <algorithm>

#include "syntax/escapes.h"
#include "text/nearest_double.h"
#include "text/utf8.h"

namespace cfnsonnet::syntax {
namespace {

constexpr std::size_t mark_length = 3;  // |||

/// The value as well-formed UTF-8, in the scratch where it is not.
std::string_view well_formed(std::string_view value, std::string& scratch) {
  if (text::is_well_formed(value)) return value;
  std::string repaired;
  text::append_well_formed(repaired, value);
  scratch = std::move(repaired);
  return scratch;
}

std::string_view between_quotes(std::string_view text) {
  const bool is_closed = text.size() > 1 && text.back() == text.front();
  return text.substr(1, text.size() - (is_closed ? 2 : 1));
}

std::string_view quoted_value(std::string_view text, std::string& scratch) {
  const std::string_view raw = between_quotes(text);
  std::string repaired;
  const std::string_view readable = well_formed(raw, repaired);
  if (readable.find('\\') != readable.npos) {
    scratch.clear();
    (void)append_unescaped(scratch, readable);
    return scratch;
  }
  if (readable.data() == raw.data()) return raw;
  scratch = std::move(repaired);
  return scratch;
}

/// Two quotes stand for one.
std::string_view verbatim_value(std::string_view text, std::string& scratch) {
  const char quote = text[1];
  std::string_view raw = between_quotes(text.substr(1));
  scratch.clear();
  for (std::size_t at = raw.find(quote); at != raw.npos; at = raw.find(quote)) {
    scratch += raw.substr(0, at + 1);
    raw.remove_prefix(std::min(at + 2, raw.size()));
  }
  scratch += raw;
  return well_formed(scratch, scratch);
}

/// Takes lines that are empty to the value.
void take_blank_lines(std::string_view& rest, std::string& value) {
  while (rest.starts_with('\n') || rest.starts_with("\r\n")) {
    const std::size_t length = rest.front() == '\n' ? 1 : 2;
    value += rest.substr(0, length);
    rest.remove_prefix(length);
  }
}

/// The lines without the indentation of the first; with `|||-` the last line break is left out too.
std::string_view block_value(std::string_view text, std::string& scratch) {
  const bool chomps = text.substr(mark_length).starts_with('-');
  std::string_view rest = text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
  scratch.clear();
  take_blank_lines(rest, scratch);
  const std::string_view indent = rest.substr(0, std::min(rest.find_first_not_of(" \t"), rest.size()));
  while (!indent.empty() && rest.starts_with(indent)) {
    rest.remove_prefix(indent.size());
    const std::size_t length = std::min(rest.find('\n'), rest.size() - 1) + 1;
    scratch += rest.substr(0, length);
    rest.remove_prefix(length);
    take_blank_lines(rest, scratch);
  }
  if (chomps && scratch.ends_with('\n')) scratch.pop_back();
  return well_formed(scratch, scratch);
}

}  // namespace

std::string_view string_value(const Token& token, std::string_view text, std::string& scratch) {
  if (token.is_plain) return text.substr(1, text.size() - 2);
  if (token.kind == TokenKind::text_block) return block_value(text, scratch);
  return text.starts_with('@') ? verbatim_value(text, scratch) : quoted_value(text, scratch);
}

std::string_view name_value(const Token& token, std::string_view text, std::string& scratch) {
  return token.kind == TokenKind::identifier ? text : string_value(token, text, scratch);
}

std::string name_value(const Token& token, std::string_view text) {
  std::string scratch;
  return std::string(name_value(token, text, scratch));
}

double number_value(std::string_view text) {
  if (text.find('_') == text.npos) return text::nearest_double(text);
  std::string digits(text);
  std::erase(digits, '_');
  return text::nearest_double(digits);
}

}  // namespace cfnsonnet::syntax
