// std.format and the operator %: the mini-language of format strings, and which value goes where.
//
// The format is read once from left to right; what is no conversion is copied as it is. Values come from an array in
// turn, or by name from an object; any other value stands for an array of one.
#include "jsonnet/native/std/format.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include <fmt/format.h>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/code_points.h"
#include "jsonnet/native/std/excerpt.h"
#include "jsonnet/native/std/families.h"
#include "text/utf8.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::string_view numeric_types = "doxefg";

// Reads the conversions of a format string.
class FormatReader {
 public:
  FormatReader(Evaluator& evaluator, std::string_view format) : evaluator_(evaluator), format_(format) {}

  [[nodiscard]] bool at_end() const { return at_ == format_.size(); }

  /// The text up to the next conversion or the end.
  std::string_view literal() {
    const std::size_t begin = at_;
    at_ = std::min(format_.find('%', begin), format_.size());
    return format_.substr(begin, at_ - begin);
  }

  /// What a `%` begins.
  Conversion conversion() {
    begin_ = at_++;
    Conversion result;
    if (peek() == '(') result.name = name();
    flags(result);
    if (peek() == '*')
      ++at_, result.width_is_argument = true;
    else
      result.width = number();
    if (peek() == '.') {
      ++at_;
      if (peek() == '*')
        ++at_, result.precision_is_argument = true;
      else
        result.precision = number();
    }
    if (peek() == 'h' || peek() == 'l' || peek() == 'L') ++at_;  // C's lengths mean nothing here.
    type(result);
    result.text = format_.substr(begin_, at_ - begin_);
    return result;
  }

 private:
  char peek() {
    if (at_ < format_.size()) return format_[at_];
    evaluator_.fail("the format ends inside of \"{}\"; a literal \"%\" is written \"%%\"",
                    excerpt(format_.substr(begin_)));
  }

  std::string_view name() {
    const std::size_t begin = ++at_;
    at_ = std::min(format_.find(')', begin), format_.size());
    (void)peek();
    return format_.substr(begin, at_++ - begin);
  }

  void flags(Conversion& result) {
    for (;; ++at_) {
      switch (peek()) {
        case '#': result.alternate = true; break;
        case '0': result.zero = true; break;
        case '-': result.left = true; break;
        case ' ': result.blank = true; break;
        case '+': result.plus = true; break;
        default: return;
      }
    }
  }

  double number() {
    double value = 0;
    for (; peek() >= '0' && peek() <= '9'; ++at_) value = value * 10 + (peek() - '0');
    return evaluator_.checked_number(value).as_number();
  }

  void type(Conversion& result) {
    const char letter = peek();
    const std::size_t end = next_code_point(format_, at_);
    constexpr std::string_view types = "diuoxXeEfFgGcs%";
    if (types.find(letter) == std::string_view::npos) {
      evaluator_.fail(
          "\"{}\" is no conversion of a format: one of \"{}\" must end it; a literal \"%\" is written \"%%\"",
          excerpt(format_.substr(begin_, end - begin_)), types);
    }
    at_ = end;
    const bool is_capital = letter >= 'A' && letter <= 'Z';
    result.capitals = is_capital;
    result.type = letter == 'i' || letter == 'u' ? 'd' : is_capital ? static_cast<char>(letter - 'A' + 'a') : letter;
  }

  Evaluator& evaluator_;
  std::string_view format_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // Of the conversion that is being read.
};

[[noreturn]] void fail_conversion(Evaluator& evaluator, const Conversion& conversion, std::string_view wanted,
                                  Value value) {
  evaluator.fail("\"{}\" of the format must get {}, not {}", excerpt(conversion.text), wanted, shown(evaluator, value));
}

void append_padded(Evaluator& evaluator, OutputBuffer& out, const Conversion& conversion, std::string_view text,
                   std::size_t code_points) {
  const std::size_t blanks = padding_count(evaluator, conversion.width - static_cast<double>(code_points));
  if (!conversion.left) out.fill(blanks, ' ');
  out.append(text);
  if (conversion.left) out.fill(blanks, ' ');
}

void append_character(Evaluator& evaluator, OutputBuffer& out, const Conversion& conversion, Value value) {
  std::string character;
  if (value.is_number() && value.as_number() > -1 && value.as_number() < 0x110000) {
    text::append_code_point(character, value.as_number() < 0 ? 0 : static_cast<char32_t>(value.as_number()));
  } else if (value.is_string() && value.as_text()->code_points == 1) {
    character = evaluator.strings.view(value);
  } else {
    fail_conversion(evaluator, conversion, "a string of one character or a code point from 0 to 1114111", value);
  }
  append_padded(evaluator, out, conversion, character, 1);
}

void append_value(Evaluator& evaluator, OutputBuffer& out, const Conversion& conversion, Value value) {
  value = evaluator.force(value);
  if (conversion.type == 's') {
    const Value string = evaluator.to_string(value);
    const Text* text = evaluator.strings.flat(string);
    append_padded(evaluator, out, conversion, text->view(), text->code_points);
  } else if (conversion.type == 'c') {
    append_character(evaluator, out, conversion, value);
  } else {
    if (!value.is_number()) fail_conversion(evaluator, conversion, "a number", value);
    const std::string text = formatted_number(evaluator, conversion, value.as_number());
    append_padded(evaluator, out, conversion, text, text.size());
  }
}

// The values of an array in turn.
class ValueList {
 public:
  ValueList(Evaluator& evaluator, std::span<Value> values) : evaluator_(evaluator), values_(values) {}

  Value next(const Conversion& conversion) {
    if (used_ < values_.size()) return evaluator_.force_slot(values_[used_++]);
    evaluator_.fail("not enough values for the format: there are {}, and \"{}\" needs one more", values_.size(),
                    excerpt(conversion.text));
  }

  double next_width(const Conversion& conversion) {
    const Value value = next(conversion);
    if (!value.is_number()) fail_conversion(evaluator_, conversion, "a number for \"*\"", value);
    return value.as_number();
  }

  /// The reference looks at a precision only where it needs one: for numbers. There null stands for none.
  std::optional<double> next_precision(const Conversion& conversion) {
    if (numeric_types.find(conversion.type) == std::string_view::npos) {
      ++used_;
      return std::nullopt;
    }
    const Value value = next(conversion);
    if (value.is_null()) return std::nullopt;
    if (!value.is_number()) fail_conversion(evaluator_, conversion, "a number for \".*\"", value);
    return value.as_number();
  }

  void finish() {
    if (used_ >= values_.size()) return;
    evaluator_.fail("too many values for the format: it uses {} of {}", used_, values_.size());
  }

 private:
  Evaluator& evaluator_;
  std::span<Value> values_;
  std::size_t used_ = 0;
};

void format_list(Evaluator& evaluator, OutputBuffer& out, std::string_view format, std::span<Value> values) {
  FormatReader reader(evaluator, format);
  ValueList list(evaluator, values);
  for (out.append(reader.literal()); !reader.at_end(); out.append(reader.literal())) {
    evaluator.budget.tick();
    Conversion conversion = reader.conversion();
    if (conversion.width_is_argument) conversion.width = list.next_width(conversion);
    if (conversion.precision_is_argument) conversion.precision = list.next_precision(conversion);
    if (conversion.type == '%')
      append_padded(evaluator, out, conversion, "%", 1);
    else
      append_value(evaluator, out, conversion, list.next(conversion));
  }
  list.finish();
}

/// What CloudFormation resolves on deployment has no text yet.
void refuse_call(Evaluator& evaluator, const Conversion& conversion, Value object) {
  const std::span<const FieldEntry> fields = evaluator.objects.fields(object);
  if (fields.size() != 1) return;
  const std::string_view name = fields.front().name->view();
  if (name == "Ref" || name.starts_with("Fn::"))
    evaluator.fail(
        "\"{}\" of the format cannot be a \"{}\", which CloudFormation resolves later: join the two with Fn::Sub or "
        "Fn::Join",
        excerpt(conversion.text), excerpt(name));
}

Value named_value(Evaluator& evaluator, const Conversion& conversion, Value object) {
  if (!conversion.name) {
    refuse_call(evaluator, conversion, object);
    evaluator.fail("\"{}\" of the format names no field of the object: write \"%(name){}\"", excerpt(conversion.text),
                   excerpt(conversion.text.substr(1)));
  }
  const FieldEntry* entry = evaluator.objects.find_field(object, *conversion.name);
  if (entry == nullptr) {
    evaluator.fail("the format asks for \"{}\", but the object has no such field", excerpt(*conversion.name));
  }
  evaluator.check_assertions(object);
  return evaluator.field(object, *entry);
}

void format_object(Evaluator& evaluator, OutputBuffer& out, std::string_view format, Value object) {
  FormatReader reader(evaluator, format);
  for (out.append(reader.literal()); !reader.at_end(); out.append(reader.literal())) {
    evaluator.budget.tick();
    const Conversion conversion = reader.conversion();
    const bool needs_precision = numeric_types.find(conversion.type) != std::string_view::npos;
    if (conversion.width_is_argument || (conversion.precision_is_argument && needs_precision)) {
      evaluator.fail("\"{}\" of the format has a \"*\", which takes a value from an array, not an object",
                     excerpt(conversion.text));
    }
    if (conversion.type == '%')
      append_padded(evaluator, out, conversion, "%", 1);
    else
      append_value(evaluator, out, conversion, named_value(evaluator, conversion, object));
  }
}

Value format(Evaluator& evaluator, const Arguments& arguments) {
  const Value values = evaluator.force(arguments[1]);
  return formatted(evaluator, Value::string(text_argument(evaluator, arguments, 0)), values);
}

}  // namespace

Value formatted(Evaluator& evaluator, Value format, Value values) {
  const Text* text = evaluator.strings.flat(evaluator.force(format));
  values = evaluator.force(values);
  OutputBuffer out(evaluator);
  if (values.is_object()) {
    format_object(evaluator, out, text->view(), values);
  } else if (values.is_array()) {
    format_list(evaluator, out, text->view(), items_of(evaluator, values));
  } else {
    format_list(evaluator, out, text->view(), std::span(&values, 1));
  }
  return evaluator.strings.make(out.view());
}

std::span<const BuiltIn> format_functions() {
  static constexpr BuiltIn table[] = {{"format", "str vals", format}};
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
