#include "jsonnet/native/output/json_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/value_place.h"
#include "jsonnet/native/runtime/arrays.h"
#include "text/utf8.h"

namespace cfnsonnet::jsonnet::native {

const JsonStyle multi_line_json{"   ", "\n", ",", ": ", "[ ]", "{ }", true};
const JsonStyle single_line_json{"", "", ", ", ": ", "[ ]", "{ }", true};

// --- Strings -------------------------------------------------------------------------------------

namespace {

/// By byte, what a string's byte becomes: 0 itself, a letter that stands after a backslash, or one of these.
constexpr char escape_as_number = 'u';
constexpr char beyond_ascii = 'x';

constexpr std::array<char, 256> escapes = [] {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = escape_as_number;
  for (std::size_t i = 0x80; i < table.size(); ++i) table[i] = beyond_ascii;
  table[0x7F] = escape_as_number;
  table['"'] = '"';
  table['\\'] = '\\';
  table['\b'] = 'b';
  table['\t'] = 't';
  table['\n'] = 'n';
  table['\f'] = 'f';
  table['\r'] = 'r';
  return table;
}();

/// The same byte eight times.
constexpr std::uint64_t eight(std::uint64_t byte) { return byte * 0x0101010101010101; }

/// Whether one of eight bytes has an entry in `escapes`. A borrow or carry from one byte into the next can only come
/// from a byte that has one, so it does no harm.
constexpr bool any_escape(std::uint64_t word) {
  const std::uint64_t below_blank = word - eight(0x20);
  const std::uint64_t quote = (word ^ eight('"')) - eight(1);
  const std::uint64_t backslash = (word ^ eight('\\')) - eight(1);
  const std::uint64_t delete_or_above = word | (word + eight(1));
  return ((below_blank | quote | backslash | delete_or_above) & eight(0x80)) != 0;
}

/// The first byte from `at` on that is not copied as it is.
const char* end_of_run(const char* at, const char* end) {
  std::uint64_t word = 0;
  for (; end - at >= static_cast<std::ptrdiff_t>(sizeof word); at += sizeof word) {
    std::memcpy(&word, at, sizeof word);
    if (any_escape(word)) break;
  }
  while (at != end && escapes[static_cast<unsigned char>(*at)] == 0) ++at;
  return at;
}

void write_escape_as_number(unsigned code_point, OutputBuffer& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  const char text[] = {'\\', 'u', '0', '0', digits[code_point >> 4 & 15], digits[code_point & 15]};
  out.append({text, sizeof text});
}

/// Writes the character that stands at `at`, which is beyond ASCII. Returns where the next one begins.
const char* write_beyond_ascii(const char* at, const char* end, OutputBuffer& out) {
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  const std::size_t length = text::well_formed_length(rest);
  if (length == 0) {
    out.append("\xEF\xBF\xBD");  // U+FFFD
    return at + 1;
  }
  const auto last = static_cast<unsigned char>(at[length - 1]);
  if (*at == '\xC2' && last <= 0x9F) {
    write_escape_as_number(last, out);  // U+0080 to U+009F
  } else {
    out.append(rest.substr(0, length));
  }
  return at + length;
}

}  // namespace

void write_json_string(std::string_view text, OutputBuffer& out) {
  out.append('"');
  const char* at = text.data();
  const char* const end = at + text.size();
  while (true) {
    const char* const run = end_of_run(at, end);
    out.append({at, static_cast<std::size_t>(run - at)});
    if (run == end) break;
    const char escape = escapes[static_cast<unsigned char>(*run)];
    at = run + 1;
    if (escape == beyond_ascii) {
      at = write_beyond_ascii(run, end, out);
    } else if (escape == escape_as_number) {
      write_escape_as_number(static_cast<unsigned char>(*run), out);
    } else {
      const char pair[] = {'\\', escape};
      out.append({pair, sizeof pair});
    }
  }
  out.append('"');
}

// --- Numbers -------------------------------------------------------------------------------------

namespace {

/// Whole numbers below it are written as integers of 64 bits.
constexpr double integer_limit = 9.2e18;

/// Digits of the largest double, and its sign.
constexpr std::size_t max_whole_digits = 310;

__attribute__((noinline)) void write_large_whole(double number, OutputBuffer& out) {
  char text[max_whole_digits];
  const auto written = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, 0);
  out.append({text, static_cast<std::size_t>(written.ptr - text)});
}

}  // namespace

__attribute__((noinline)) void write_number(double number, OutputBuffer& out) {
  constexpr int digits = 17;  // As many tell any two doubles apart.
  char text[32];
  std::to_chars_result written{};
  if (number != std::floor(number)) {
    written = std::to_chars(text, text + sizeof text, number, std::chars_format::general, digits);
  } else if (std::fabs(number) < integer_limit) {
    if (number == 0 && std::signbit(number)) out.append('-');
    written = std::to_chars(text, text + sizeof text, static_cast<std::int64_t>(number));
  } else {
    return write_large_whole(number, out);
  }
  out.append({text, static_cast<std::size_t>(written.ptr - text)});
}

// --- Values --------------------------------------------------------------------------------------

bool write_json_scalar(Evaluator& evaluator, Value value, OutputBuffer& out) {
  switch (value.tag()) {
    case Tag::string: write_json_string(evaluator.strings.view(value), out); return true;
    case Tag::special: out.append(value.is_null() ? "null" : value.as_boolean() ? "true" : "false"); return true;
    case Tag::array:
    case Tag::object:
    case Tag::function:
    case Tag::builtin:
    case Tag::thunk:
    case Tag::cell: return false;
    default: write_number(value.as_number(), out); return true;
  }
}

namespace {

class JsonWriter {
 public:
  JsonWriter(Evaluator& evaluator, const JsonStyle& style, OutputBuffer& out)
      : evaluator_(evaluator), style_(style), out_(out) {
    tells_path_ = &style == &multi_line_json;
    if (style.indent.find_first_not_of(style.indent.substr(0, 1)) == std::string_view::npos)
      uniform_indent_ = style.indent.size();
  }

  /// @param value  Evaluated.
  void write(Value value, std::size_t depth, const ValuePlace* place) {
    if (value.is_object()) return write_object(value, depth, place);
    if (value.is_array()) return write_array(value, depth, place);
    if (!write_json_scalar(evaluator_, value, out_)) fail_function(place);
  }

 private:
  void write_array(Value array, std::size_t depth, const ValuePlace* place) {
    check(depth);
    const std::span<Value> items = items_of(evaluator_, array);
    if (items.empty() && !style_.empty_array.empty()) return out_.append(style_.empty_array);
    out_.append('[');
    for (std::size_t i = 0; i < items.size(); ++i) {
      begin_member(i == 0, depth + 1);
      const ValuePlace here{place, nullptr, i};
      if (!tells_path_ || depth >= max_path_depth) {
        write(evaluator_.force_slot(items[i]), depth + 1, &here);
        continue;
      }
      try {
        write(evaluator_.force_slot(items[i]), depth + 1, &here);
      } catch (EvaluationError& error) {
        error.add_item(i);
        throw;
      }
    }
    end_members(items.empty(), depth, ']');
  }

  void write_object(Value object, std::size_t depth, const ValuePlace* place) {
    check(depth);
    if (style_.checks_empty_objects) evaluator_.check_assertions(object);
    bool first = true;
    for (const FieldEntry& entry : evaluator_.objects.fields(object)) {
      if (entry.hidden) continue;
      if (first) {
        evaluator_.check_assertions(object);
        out_.append('{');
      }
      begin_member(first, depth + 1);
      first = false;
      write_json_string(entry.name->view(), out_);
      out_.append(style_.colon);
      write_field(object, entry, depth + 1, place);
    }
    if (!first) return end_members(false, depth, '}');
    if (!style_.empty_object.empty()) return out_.append(style_.empty_object);
    out_.append('{');
    end_members(true, depth, '}');
  }

  /// Failures further in do not tell their whole path: to pass it on level by level takes time.
  static constexpr std::size_t max_path_depth = 64;

  void write_field(Value object, const FieldEntry& entry, std::size_t depth, const ValuePlace* place) {
    const ValuePlace here{place, entry.name};
    if (!tells_path_ || depth > max_path_depth) return write(evaluator_.field(object, entry), depth, &here);
    try {
      write(evaluator_.field(object, entry), depth, &here);
    } catch (EvaluationError& error) {
      error.add_field(entry.name->view(), evaluator_.origins.name_span(object, entry));
      throw;
    }
  }

  /// A value without end must not first fill the memory: indented, its text grows with the square of the depth.
  void check(std::size_t depth) {
    constexpr std::size_t max_indented = 5'000, max_plain = 1'000'000;
    evaluator_.budget.check_depth();
    const std::size_t most = style_.indent.empty() ? max_plain : max_indented;
    if (depth >= most) evaluator_.fail("the value nests more than {} levels deep; does it have an end?", most);
  }

  void begin_member(bool first, std::size_t depth) {
    evaluator_.budget.tick();
    if (!first) out_.append(style_.comma);
    break_line(depth);
  }

  /// @param none  There was no member: what stands before the first one is still missing, but for its indent.
  void end_members(bool none, std::size_t depth, char bracket) {
    if (none) out_.append(style_.newline);
    break_line(depth);
    out_.append(bracket);
  }

  void break_line(std::size_t depth) {
    out_.append(style_.newline);
    if (uniform_indent_ != 0) return out_.fill(depth * uniform_indent_, style_.indent[0]);
    if (style_.indent.empty()) return;
    for (; depth != 0; --depth) out_.append(style_.indent);
  }

  [[noreturn]] __attribute__((noinline)) void fail_function(const ValuePlace* place) {
    if (tells_path_) evaluator_.call_stack.fail_of_holder(no_text_of_function(place));
    evaluator_.fail(no_text_of_function(place));
  }

  Evaluator& evaluator_;
  const JsonStyle& style_;
  OutputBuffer& out_;
  bool tells_path_ = false;  ///< It is the program's own result that is written: its paths are those that people know.
  std::size_t uniform_indent_ = 0;  ///< Bytes of an indent that is one byte over and over; else 0.
};

}  // namespace

void write_json(Evaluator& evaluator, Value value, const JsonStyle& style, OutputBuffer& out) {
  JsonWriter(evaluator, style, out).write(evaluator.force(value), 0, nullptr);
}

}  // namespace cfnsonnet::jsonnet::native
