// std.parseJson: a reader of RFC 8259 that makes values as it reads.
//
// It takes and refuses what the reference's parser does: nothing but JSON, with a byte order mark before it if need be;
// of fields of the same name the last counts; a NUL character where a token could begin ends the text. Nesting takes no
// C++ stack.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/text.h"
#include "jsonnet/native/std/code_points.h"
#include "jsonnet/native/std/data_builder.h"
#include "jsonnet/native/std/excerpt.h"
#include "jsonnet/native/std/families.h"
#include "text/ascii.h"
#include "text/hexadecimal.h"
#include "text/nearest_double.h"
#include "text/utf8.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::size_t max_json_depth = 100'000;  // Deeper than any data is; who prints it needs stack for each level.

using text::is_digit;

class JsonReader {
 public:
  JsonReader(Evaluator& evaluator, std::string_view text) : evaluator_(evaluator), text_(text), builder_(evaluator) {}

  Value read() {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    do {
      evaluator_.budget.tick();
      value();
      finish_values();
    } while (builder_.depth() != 0);
    if (!at_end()) fail("the end of the text");
    return builder_.take();
  }

 private:
  /// Skips blanks.
  bool at_end() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
      ++at_;
    }
    return at_ == text_.size() || text_[at_] == '\0';
  }

  bool take(char token) {
    if (at_end() || text_[at_] != token) return false;
    ++at_;
    return true;
  }

  /// A scalar, or the beginning of an array or an object up to its first value; empty ones end at once.
  void value() {
    if (at_end()) fail("a value");
    switch (text_[at_]) {
      case '[': return begin(']');
      case '{': return begin('}');
      case '"': ++at_; return builder_.value(evaluator_.strings.make(string()));
      case 't': return word("true", Value::boolean(true));
      case 'f': return word("false", Value::boolean(false));
      case 'n': return word("null", Value::null());
      default: return builder_.value(Value::number(number()));
    }
  }

  void begin(char closing) {
    ++at_;
    if (builder_.depth() == max_json_depth)
      evaluator_.fail("std.parseJson: the data is nested more than {} deep", max_json_depth);
    if (closing == ']')
      builder_.begin_array();
    else
      builder_.begin_object();
    if (take(closing)) {
      builder_.end();
      return;
    }
    if (closing == '}') name();
    is_open_ = true;
  }

  /// After a value: commas, the next name, and the ends of what is around.
  void finish_values() {
    if (is_open_) {  // Nothing is finished: the first value is still to come.
      is_open_ = false;
      return;
    }
    while (builder_.depth() != 0) {
      const bool in_object = builder_.in_object();
      if (take(',')) {
        if (in_object) name();
        return;
      }
      if (!take(in_object ? '}' : ']')) fail(in_object ? "\",\" or \"}\"" : "\",\" or \"]\"");
      builder_.end();
    }
  }

  void name() {
    if (!take('"')) fail("the name of a field in double quotes");
    builder_.name(evaluator_.names.intern(string()));
    if (!take(':')) fail("\":\"");
  }

  void word(std::string_view word, Value value) {
    if (!text_.substr(at_).starts_with(word)) fail("a value");
    at_ += word.size();
    builder_.value(value);
  }

  double number() {
    const std::size_t begin = at_;
    const bool negative = text_[at_] == '-';
    if (negative) ++at_;
    const std::size_t first = at_;
    if (at_ == text_.size() || !is_digit(text_[at_])) fail(negative ? "a digit" : "a value");
    if (text_[at_] == '0')
      ++at_;
    else
      digits();
    const std::size_t whole_end = at_;
    if (at_ < text_.size() && text_[at_] == '.') ++at_, digits();
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      ++at_;
      if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
      digits();
    }
    const double number = text::nearest_double(text_.substr(first, at_ - first));
    if (std::isinf(number)) {
      at_ = begin;
      fail_here("this number is too large");
    }
    if (number == 0 && at_ == whole_end) return 0;  // A whole -0 has no sign in the reference.
    return negative ? -number : number;
  }

  void digits() {
    if (at_ == text_.size() || !is_digit(text_[at_])) fail("a digit");
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  }

  /// After the opening quote: the string up to the closing one. It holds until the next.
  std::string_view string() {
    const std::size_t begin = at_;
    plain();
    if (at_ < text_.size() && text_[at_] == '"') return text_.substr(begin, at_++ - begin);
    unescaped_.assign(text_.substr(begin, at_ - begin));
    while (at_ < text_.size() && text_[at_] == '\\') {
      escape();
      const std::size_t plain_begin = at_;
      plain();
      unescaped_.append(text_.substr(plain_begin, at_ - plain_begin));
    }
    if (at_ == text_.size()) fail("a closing quote");
    ++at_;
    return unescaped_;
  }

  /// Characters of a string that stand for themselves, up to a quote, a backslash or the end.
  void plain() {
    for (; at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\'; ++at_) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x20) fail_here("a control character in a string must be written as an escape");
      const bool is_surrogate = byte == 0xED && at_ + 1 < text_.size() &&
                                static_cast<unsigned char>(text_[at_ + 1]) >= 0xA0;
      if (is_surrogate) fail_here("half of a surrogate pair is no character");
    }
  }

  void escape() {
    const std::size_t begin = at_++;
    const char letter = at_ < text_.size() ? text_[at_++] : '\0';
    switch (letter) {
      case '"':
      case '\\':
      case '/': unescaped_ += letter; return;
      case 'b': unescaped_ += '\b'; return;
      case 'f': unescaped_ += '\f'; return;
      case 'n': unescaped_ += '\n'; return;
      case 'r': unescaped_ += '\r'; return;
      case 't': unescaped_ += '\t'; return;
      case 'u': return text::append_code_point(unescaped_, code_point(begin));
      default: at_ = begin; fail_here("this is no escape of JSON");
    }
  }

  /// After `\u`: its digits, and a second `\u` if they are the first half of a surrogate pair.
  char32_t code_point(std::size_t begin) {
    const std::optional<char32_t> first = unit();
    if (first && (*first < 0xD800 || *first >= 0xE000)) return *first;
    if (first && *first < 0xDC00 && text_.substr(at_).starts_with("\\u")) {
      at_ += 2;
      const std::optional<char32_t> second = unit();
      if (second && *second >= 0xDC00 && *second < 0xE000) {
        return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
      }
    }
    at_ = begin;
    fail_here(first ? "half of a surrogate pair is no character" : "\"\\u\" takes four hexadecimal digits");
  }

  /// Four digits, which are passed over.
  std::optional<char32_t> unit() {
    const auto value = text::four_hex_digits(text_.substr(std::min(at_, text_.size())));
    if (value) at_ += 4;
    return value;
  }

  [[noreturn]] void fail(std::string_view wanted) {
    if (at_ >= text_.size() || text_[at_] == '\0') fail_here(fmt::format("expected {}, but the text ends", wanted));
    const std::size_t end = next_code_point(text_, at_);
    fail_here(fmt::format("expected {}, not \"{}\"", wanted, excerpt(text_.substr(at_, end - at_))));
  }

  [[noreturn]] void fail_here(std::string_view why) {
    const std::string_view before = text_.substr(0, at_);
    const std::size_t line_begin = before.rfind('\n') + 1;  // 0 where there is none.
    const auto line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    evaluator_.fail("std.parseJson: line {}, column {} of the text: {}", line,
                    count_code_points(before.substr(line_begin)) + 1, why);
  }

  Evaluator& evaluator_;
  std::string_view text_;
  DataBuilder builder_;
  std::size_t at_ = 0;
  bool is_open_ = false;  // An array or an object has begun, and its first value comes next.
  std::string unescaped_;
};

Value parse_json(Evaluator& evaluator, const Arguments& arguments) {
  return JsonReader(evaluator, string_argument(evaluator, arguments, 0)).read();
}

}  // namespace

std::span<const BuiltIn> json_parse_functions() {
  static constexpr BuiltIn table[] = {{"parseJson", "str", parse_json}};
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
