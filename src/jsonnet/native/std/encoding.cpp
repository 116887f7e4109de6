// Functions between strings and bytes: base64 and UTF-8.
//
// Bytes are an array of numbers; where base64 is given or gives a string, its code points are the bytes.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "jsonnet/native/builtin.h"
#include "jsonnet/native/evaluator.h"
#include "jsonnet/native/std/code_points.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/excerpt.h"
#include "jsonnet/native/std/families.h"
#include "jsonnet/native/utf8.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr unsigned no_digit = 64;

struct DigitTable {
  unsigned char value[256];
};

constexpr DigitTable digit_values = [] {
  DigitTable table{};
  for (unsigned char& value : table.value) value = no_digit;
  for (unsigned i = 0; i < digits.size(); ++i) table.value[static_cast<unsigned char>(digits[i])] = i & 0xFFU;
  return table;
}();

unsigned digit_of(char character) { return digit_values.value[static_cast<unsigned char>(character)]; }

std::string bytes_of_text(Evaluator& evaluator, const Arguments& arguments, const Text* text) {
  const std::string_view utf8 = text->view();
  if (text->is_ascii()) return std::string(utf8);
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
  for (Value& item : evaluator.items(array)) {
    evaluator.tick();
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
  evaluator.check_output(length);
  Text* result = evaluator.heap.text(length, static_cast<std::uint32_t>(length));
  char* out = result->data();
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = std::min<std::size_t>(bytes.size() - at, 3);
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
  return encode_base64(evaluator, bytes_of_text(evaluator, arguments, evaluator.flat(value)));
}

// A string, or an array of strings of one character each. What is no ASCII is made a "?", which is no digit.
std::string encoded_argument(Evaluator& evaluator, const Arguments& arguments) {
  const Value value = evaluator.force(arguments[0]);
  if (value.is_string()) return std::string(evaluator.view(value));
  std::string encoded;
  for (Value& item : evaluator.items(elements_argument(evaluator, arguments, 0))) {
    const Value character = evaluator.force_slot(item);
    const bool is_one = character.is_string() && character.as_text()->bytes == 1;
    encoded += is_one ? evaluator.view(character)[0] : '?';
  }
  return encoded;
}

std::string decode_base64(Evaluator& evaluator, const Arguments& arguments) {
  const std::string encoded = encoded_argument(evaluator, arguments);
  const auto fail = [&](std::string_view why) {
    evaluator.fail("std.{}: \"{}\" is not base64: {}", arguments.function.name, excerpt(encoded), why);
  };
  std::string bytes;
  bytes.reserve(encoded.size() / 4 * 3);
  std::size_t at = 0;
  for (; at + 4 <= encoded.size(); at += 4) {
    evaluator.tick();
    const bool ends_early = encoded[at + 2] == '=';  // "xx==" stands for one byte, "xxx=" for two.
    const std::size_t count = ends_early ? 2 : encoded[at + 3] == '=' ? 3 : 4;
    if (ends_early && encoded[at + 3] != '=') fail("a \"=\" can only stand at the end of four characters");
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const unsigned digit = i < count ? digit_of(encoded[at + i]) : 0;
      if (digit == no_digit) fail("only letters, digits, \"+\", \"/\" and a final \"=\" can stand in it");
      group = group << 6 | digit;
    }
    for (std::size_t i = 1; i < count; ++i) bytes += static_cast<char>(group >> (24 - 8 * i));
  }
  if (at != encoded.size()) fail("its length is no multiple of 4");
  return bytes;
}

Value array_of_bytes(Evaluator& evaluator, std::string_view bytes) {
  ArrayCell* array = evaluator.new_array(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    array->items()[i] = Value::number(static_cast<unsigned char>(bytes[i]));
  }
  return Value::array(array);
}

Value base64_decode_bytes(Evaluator& evaluator, const Arguments& arguments) {
  return array_of_bytes(evaluator, decode_base64(evaluator, arguments));
}

Value base64_decode(Evaluator& evaluator, const Arguments& arguments) {
  std::string text;
  for (const char byte : decode_base64(evaluator, arguments)) append_code_point(text, static_cast<unsigned char>(byte));
  return evaluator.string(text);
}

Value encode_utf8(Evaluator& evaluator, const Arguments& arguments) {
  const Text* text = text_argument(evaluator, arguments, 0);
  return array_of_bytes(evaluator, text->view());
}

Value decode_utf8(Evaluator& evaluator, const Arguments& arguments) {
  (void)array_argument(evaluator, arguments, 0);
  std::string bytes;
  for (Value& item : evaluator.items(evaluator.force(arguments[0]))) {
    evaluator.tick();
    const Value value = evaluator.force_slot(item);
    const double number = value.is_number() ? value.as_number() : -1;
    if (!(number >= 0 && number <= 255) || number != static_cast<int>(number)) {
      evaluator.fail("std.decodeUTF8: item {} of the array must be a byte, a whole number from 0 to 255", bytes.size());
    }
    bytes += static_cast<char>(static_cast<int>(number));
  }
  std::string text;
  append_well_formed(text, bytes);
  return evaluator.string(text);
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
