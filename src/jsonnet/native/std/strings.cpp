// Functions on the characters of a string: its parts, its code points, its ASCII letters.
//
// Jsonnet counts code points and a string is UTF-8. In an ASCII string the two are the same; in another a place is
// found by one walk from the beginning. Arguments that the reference takes without a look at their type (anything with
// a length) are taken here too.
#include <algorithm>
#include <string>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/std/code_points.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/excerpt.h"
#include "jsonnet/native/std/families.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace cfnsonnet::jsonnet::native {

namespace {

constexpr double first_not_long = 0x1p63;  // The reference counts in 64 bits.
constexpr char32_t code_point_end = 0x110000;

// A number of code points: fractions are cut off.
std::size_t count_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const double count = number_argument(evaluator, arguments, index);
  if (!(count > -1 && count < first_not_long)) fail_value(evaluator, arguments, index, "a number of at least 0");
  return static_cast<std::size_t>(count < 0 ? 0 : count);
}

Value substr(Evaluator& evaluator, const Arguments& arguments) {
  Text* text = text_argument(evaluator, arguments, 0);
  (void)number_argument(evaluator, arguments, 1);
  (void)number_argument(evaluator, arguments, 2);
  const std::size_t from = count_argument(evaluator, arguments, 1);
  const std::size_t length = count_argument(evaluator, arguments, 2);
  const std::size_t first = std::min<std::size_t>(from, text->code_points);
  const std::size_t count = std::min<std::size_t>(length, text->code_points - first);
  const std::size_t begin = evaluator.strings.offset_of(text, first);
  return evaluator.strings.part(text, begin, evaluator.strings.offset_of(text, first + count), count);
}

// Whether the first argument is no shorter than the second, and both are strings; fails where the first is none.
bool may_contain(Evaluator& evaluator, const Arguments& arguments) {
  const std::size_t length = length_argument(evaluator, arguments, 0);
  if (length < length_argument(evaluator, arguments, 1)) return false;
  (void)text_argument(evaluator, arguments, 0);
  return evaluator.force(arguments[1]).is_string();
}

Value starts_with(Evaluator& evaluator, const Arguments& arguments) {
  if (!may_contain(evaluator, arguments)) return Value::boolean(false);
  const std::string_view text = string_argument(evaluator, arguments, 0);
  return Value::boolean(text.starts_with(string_argument(evaluator, arguments, 1)));
}

Value ends_with(Evaluator& evaluator, const Arguments& arguments) {
  if (!may_contain(evaluator, arguments)) return Value::boolean(false);
  const std::string_view text = string_argument(evaluator, arguments, 0);
  return Value::boolean(text.ends_with(string_argument(evaluator, arguments, 1)));
}

Value is_empty(Evaluator& evaluator, const Arguments& arguments) {
  return Value::boolean(length_argument(evaluator, arguments, 0) == 0);
}

Value string_chars(Evaluator& evaluator, const Arguments& arguments) {
  return elements_argument(evaluator, arguments, 0);
}

Value make_char(Evaluator& evaluator, const Arguments& arguments) {
  const double number = number_argument(evaluator, arguments, 0);
  if (!(number > -1 && number < code_point_end)) {
    fail_value(evaluator, arguments, 0, "a code point from 0 to 1114111");
  }
  std::string utf8;
  text::append_code_point(utf8, number < 0 ? 0 : static_cast<char32_t>(number));
  return evaluator.strings.make(utf8);
}

Value codepoint(Evaluator& evaluator, const Arguments& arguments) {
  const Text* text = text_argument(evaluator, arguments, 0);
  if (text->code_points != 1) fail_value(evaluator, arguments, 0, "a string of one character");
  return Value::number(decoded(text->view()));
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
template <char letter(char)>
Value with_letters(Evaluator& evaluator, const Arguments& arguments) {
  const Text* text = text_argument(evaluator, arguments, 0);
  Text* result = evaluator.heap.text(text->bytes, text->code_points);
  std::ranges::transform(text->view(), result->data(), letter);
  return Value::string(result);
}

Value equals_ignore_case(Evaluator& evaluator, const Arguments& arguments) {
  const std::string_view first = string_argument(evaluator, arguments, 0);
  const std::string_view second = string_argument(evaluator, arguments, 1);
  return Value::boolean(std::ranges::equal(first, second, {}, text::to_lower, text::to_lower));
}

}  // namespace

std::span<const BuiltIn> string_functions() {
  static constexpr BuiltIn table[] = {
      {"asciiLower", "str", with_letters<text::to_lower>},
      {"asciiUpper", "str", with_letters<upper>},
      {"char", "n", make_char},
      {"codepoint", "str", codepoint},
      {"endsWith", "a b", ends_with},
      {"equalsIgnoreCase", "str1 str2", equals_ignore_case},
      {"isEmpty", "str", is_empty},
      {"startsWith", "a b", starts_with},
      {"stringChars", "str", string_chars},
      {"substr", "str from len", substr},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
