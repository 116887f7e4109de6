// Functions between strings and bytes: base64 and UTF-8.
//
// Bytes are an array of numbers; where base64 is given or gives a string, its code points are the bytes.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/code_points.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/excerpt.h"
#include "jsonnet/native/std/families.h"
#include "text/utf8.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr unsigned no_digit = 0x1000000;  // Beyond the 24 bits of four digits.

/// What a digit at each of four places adds to a group.
constexpr std::array<std::array<std::uint32_t, 256>, 4> digit_values = [] {
  std::array<std::array<std::uint32_t, 256>, 4> tables{};
  for (unsigned place = 0; place < 4; ++place) {
    tables[place].fill(no_digit);
    for (unsigned i = 0; i < digits.size(); ++i)
      tables[place][static_cast<unsigned char>(digits[i])] = i << (18 - 6 * place);
  }
  return tables;
}();

/// The two digits that twelve bits make.
constexpr std::array<std::array<char, 2>, 4096> digit_pairs = [] {
  std::array<std::array<char, 2>, 4096> pairs{};
  for (unsigned i = 0; i < pairs.size(); ++i) pairs[i] = {digits[i >> 6], digits[i & 0x3F]};
  return pairs;
}();

/// Between two looks at the clock.
constexpr std::size_t groups_a_tick = 256;

unsigned digit_of(char character) { return digit_values[3][static_cast<unsigned char>(character)]; }

std::string bytes_of_text(Evaluator& evaluator, const Arguments& arguments, const Text* text) {
  const std::string_view utf8 = text->view();
  std::string bytes;
  bytes.reserve(text->code_points);
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = next_code_point(utf8, at);
    const char32_t code_point = decoded(utf8.substr(at, end - at));
    if (code_point > 0xFF) {
      evaluator.fail("std.{}: \"{}\" is no single byte; for UTF-8 write std.{}(std.encodeUTF8(…))",
                     arguments.function.name, utf8.substr(at, end - at), arguments.function.name);
    }
    bytes += static_cast<char>(code_point);
    at = end;
  }
  return bytes;
}

// The reference takes any number below 256 that its operator & takes, and then the lowest eight bits.
std::string bytes_of_array(Evaluator& evaluator, const Arguments& arguments, Value array) {
  constexpr double largest = 0x1.FFFFFFFFFFFFFp52;  // 2^53 - 1
  std::string bytes;
  bytes.reserve(array.as_array()->length);
  for (Value& item : items_of(evaluator, array)) {
    evaluator.budget.tick();
    const Value value = evaluator.force_slot(item);
    if (!value.is_number() || value.as_number() >= 256 || value.as_number() < -largest) {
      evaluator.fail("std.{}: item {} of the array must be a byte, a number from 0 to 255", arguments.function.name,
                     bytes.size());
    }
    bytes += static_cast<char>(static_cast<std::int64_t>(value.as_number()) & 0xFF);
  }
  return bytes;
}

Value encode_base64(Evaluator& evaluator, std::string_view bytes) {
  const std::size_t length = (bytes.size() + 2) / 3 * 4;
  evaluator.budget.check_output(length);
  Text* result = evaluator.heap.text(length, static_cast<std::uint32_t>(length));
  char* out = result->data();
  const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::size_t whole = bytes.size() / 3 * 3;
  for (std::size_t at = 0; at < whole; at += 3, out += 4) {
    if (at % (3 * groups_a_tick) == 0) evaluator.budget.tick();
    const unsigned group = static_cast<unsigned>(in[at]) << 16 | static_cast<unsigned>(in[at + 1]) << 8 | in[at + 2];
    std::memcpy(out, digit_pairs[group >> 12].data(), 2);
    std::memcpy(out + 2, digit_pairs[group & 0xFFF].data(), 2);
  }
  for (std::size_t at = whole; at < bytes.size(); at += 3) {
    const std::size_t count = bytes.size() - at;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) *out++ = i <= count ? digits[group >> (18 - 6 * i) & 0x3F] : '=';
  }
  return Value::string(result);
}

Value base64(Evaluator& evaluator, const Arguments& arguments) {
  const Value value = evaluator.force(arguments[0]);
  if (value.is_array()) return encode_base64(evaluator, bytes_of_array(evaluator, arguments, value));
  if (!value.is_string()) fail_argument(evaluator, arguments, 0, "a string or an array of bytes");
  const Text* text = evaluator.strings.flat(value);
  return encode_base64(evaluator,
                       text->is_ascii() ? text->view() : std::string_view(bytes_of_text(evaluator, arguments, text)));
}

// An array of strings of one character each, as a string. What is no ASCII is made a "?", which is no digit.
std::string encoded_array(Evaluator& evaluator, const Arguments& arguments) {
  std::string encoded;
  for (Value& item : items_of(evaluator, elements_argument(evaluator, arguments, 0))) {
    const Value character = evaluator.force_slot(item);
    const bool is_one = character.is_string() && character.as_text()->bytes == 1;
    encoded += is_one ? evaluator.strings.view(character)[0] : '?';
  }
  return encoded;
}

// One group, which may end early: "xx==" stands for one byte, "xxx=" for two. Returns how many it makes.
template <class Fail>
std::size_t decode_group(std::string_view encoded, char* out, const Fail& fail) {
  const bool ends_early = encoded[2] == '=';
  const std::size_t count = ends_early ? 2 : encoded[3] == '=' ? 3 : 4;
  if (ends_early && encoded[3] != '=') fail("a \"=\" can only stand at the end of four characters");
  std::uint32_t group = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const unsigned digit = i < count ? digit_of(encoded[i]) : 0;
    if (digit == no_digit) fail("only letters, digits, \"+\", \"/\" and a final \"=\" can stand in it");
    group = group << 6 | digit;
  }
  for (std::size_t i = 1; i < count; ++i) *out++ = static_cast<char>(group >> (24 - 8 * i) & 0xFF);
  return count - 1;
}

// Decodes into `out`, which has room for three bytes of each four characters. Returns how many there are.
std::size_t decode_base64(Evaluator& evaluator, const Arguments& arguments, std::string_view encoded, char* out) {
  const auto fail = [&](std::string_view why) {
    evaluator.fail("std.{}: \"{}\" is not base64: {}", arguments.function.name, excerpt(encoded), why);
  };
  const auto* in = reinterpret_cast<const unsigned char*>(encoded.data());
  char* const begin = out;
  std::size_t at = 0;
  for (; at + 4 <= encoded.size(); at += 4) {
    if (at % (4 * groups_a_tick) == 0) evaluator.budget.tick();
    const std::uint32_t group = digit_values[0][in[at]] | digit_values[1][in[at + 1]] | digit_values[2][in[at + 2]] |
                                digit_values[3][in[at + 3]];
    if ((group & no_digit) != 0) [[unlikely]] {
      out += decode_group(encoded.substr(at, 4), out, fail);
      continue;
    }
    out[0] = static_cast<char>(group >> 16);
    out[1] = static_cast<char>(group >> 8 & 0xFF);
    out[2] = static_cast<char>(group & 0xFF);
    out += 3;
  }
  if (at != encoded.size()) fail("its length is no multiple of 4");
  return static_cast<std::size_t>(out - begin);
}

// Calls `take` with the bytes, which are in no cell of the heap.
template <class Take>
Value with_decoded(Evaluator& evaluator, const Arguments& arguments, Take take) {
  const Value value = evaluator.force(arguments[0]);
  const std::string made = value.is_string() ? std::string() : encoded_array(evaluator, arguments);
  const std::string_view encoded = value.is_string() ? evaluator.strings.view(value) : std::string_view(made);
  OutputBuffer bytes(evaluator);
  char* room = bytes.room(encoded.size() / 4 * 3);
  bytes.add(decode_base64(evaluator, arguments, encoded, room));
  return take(bytes.view());
}

Value array_of_bytes(Evaluator& evaluator, std::string_view bytes) {
  ArrayCell* array = evaluator.heap.array(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    array->items()[i] = Value::number(static_cast<unsigned char>(bytes[i]));
  }
  return Value::array(array);
}

Value base64_decode_bytes(Evaluator& evaluator, const Arguments& arguments) {
  return with_decoded(evaluator, arguments, [&](std::string_view bytes) { return array_of_bytes(evaluator, bytes); });
}

Value base64_decode(Evaluator& evaluator, const Arguments& arguments) {
  return with_decoded(evaluator, arguments, [&](std::string_view bytes) {
    const auto is_more = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
    const auto more = static_cast<std::size_t>(std::ranges::count_if(bytes, is_more));  // Two bytes of UTF-8 each.
    Text* text = evaluator.heap.text(bytes.size() + more, static_cast<std::uint32_t>(bytes.size()));
    char* out = text->data();
    if (more == 0) bytes.copy(out, bytes.size());
    if (more != 0) {
      for (const char byte : bytes) {
        const unsigned value = static_cast<unsigned char>(byte);
        if (is_more(byte)) *out++ = static_cast<char>(0xC0 | value >> 6);
        *out++ = static_cast<char>(is_more(byte) ? 0x80 | (value & 0x3F) : value);
      }
    }
    return Value::string(text);
  });
}

Value encode_utf8(Evaluator& evaluator, const Arguments& arguments) {
  const Text* text = text_argument(evaluator, arguments, 0);
  return array_of_bytes(evaluator, text->view());
}

Value decode_utf8(Evaluator& evaluator, const Arguments& arguments) {
  (void)array_argument(evaluator, arguments, 0);
  std::string bytes;
  for (Value& item : items_of(evaluator, evaluator.force(arguments[0]))) {
    evaluator.budget.tick();
    const Value value = evaluator.force_slot(item);
    const double number = value.is_number() ? value.as_number() : -1;
    if (!(number >= 0 && number <= 255) || number != static_cast<int>(number)) {
      evaluator.fail("std.decodeUTF8: item {} of the array must be a byte, a whole number from 0 to 255", bytes.size());
    }
    bytes += static_cast<char>(static_cast<int>(number));
  }
  std::string text;
  text::append_well_formed(text, bytes);
  return evaluator.strings.make(text);
}

}  // namespace

std::span<const BuiltIn> encoding_functions() {
  static constexpr BuiltIn table[] = {
      {"base64", "input", base64},
      {"base64Decode", "str", base64_decode},
      {"base64DecodeBytes", "str", base64_decode_bytes},
      {"decodeUTF8", "arr", decode_utf8},
      {"encodeUTF8", "str", encode_utf8},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
