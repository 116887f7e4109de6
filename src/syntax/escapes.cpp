#include "syntax/escapes.h"

#include <algorithm>

#include <fmt/format.h>

#include "text/hexadecimal.h"
#include "text/utf8.h"

namespace cfnsonnet::syntax {
namespace {

constexpr std::size_t unit_length = 6;  // \uXXXX

// The character that a backslash and this letter stand for; 0 for none.
char simple_escape(char letter) {
  switch (letter) {
    case '"':
    case '\'':
    case '\\':
    case '/': return letter;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return '\0';
  }
}

bool is_first_half(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_second_half(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

std::string unknown_escape(std::string_view rest) {
  if (rest.size() < 2) return "a string cannot end in a backslash";
  if (rest[1] == '\n' || rest[1] == '\r') return "a line of a string cannot end in a backslash";
  const std::size_t length = std::max<std::size_t>(1, text::well_formed_length(rest.substr(1)));
  return fmt::format("unknown escape \"\\{}\" in a string", rest.substr(1, length));
}

// `\uXXXX`, or two of them: the code point, and how many bytes were read.
std::optional<EscapeError> append_unicode(std::string& out, std::string_view rest, std::size_t& length) {
  const auto unit = text::four_hex_digits(rest.substr(2));
  if (!unit)
    return EscapeError{0, std::min(rest.size(), unit_length), "\\u must be followed by four hexadecimal digits"};
  length = unit_length;
  if (is_second_half(*unit))
    return EscapeError{0, length, "the second half of a surrogate pair stands without the first"};
  if (!is_first_half(*unit)) {
    text::append_code_point(out, *unit);
    return std::nullopt;
  }
  const std::string_view next = rest.substr(unit_length);
  const auto second = next.starts_with("\\u") ? text::four_hex_digits(next.substr(2)) : std::nullopt;
  if (!second || !is_second_half(*second))
    return EscapeError{0, length,
                       "the first half of a surrogate pair must be followed by the second, \\udc00 to \\udfff"};
  text::append_code_point(out, 0x10000 + ((*unit & 0x3FF) << 10) + (*second & 0x3FF));
  length = 2 * unit_length;
  return std::nullopt;
}

}  // namespace

std::optional<EscapeError> append_unescaped(std::string& out, std::string_view literal) {
  for (std::size_t at = 0; at < literal.size();) {
    const std::size_t backslash = std::min(literal.find('\\', at), literal.size());
    out.append(literal, at, backslash - at);
    at = backslash;
    if (at == literal.size()) break;
    const std::string_view rest = literal.substr(at);
    const char letter = rest.size() > 1 ? rest[1] : '\0';
    if (letter == 'u') {
      std::size_t length = 0;
      if (auto error = append_unicode(out, rest, length)) {
        error->at = at;
        return error;
      }
      at += length;
      continue;
    }
    const char character = simple_escape(letter);
    if (character == '\0') return EscapeError{at, std::min<std::size_t>(rest.size(), 2), unknown_escape(rest)};
    out += character;
    at += 2;
  }
  return std::nullopt;
}

}  // namespace cfnsonnet::syntax
