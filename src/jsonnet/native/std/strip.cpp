// Functions that take characters off the ends of a string: stripChars and the like, trim.
//
// The characters are usually a string, and then a table. But the reference looks for an item in whatever it was given:
// the string may be an array, whose items are taken off, and the characters an array of strings, or a string of which
// an item is a part.
#include <algorithm>
#include <bitset>
#include <vector>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/code_points.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

struct Ends {
  bool left;
  bool right;
};

// The stretch of a string or an array that is left, in bytes or items.
struct Stretch {
  std::size_t begin;
  std::size_t end;
};

class CharacterSet {
 public:
  explicit CharacterSet(std::string_view characters) {
    for (std::size_t at = 0; at < characters.size();) {
      const std::size_t end = next_code_point(characters, at);
      const char32_t character = decoded(characters.substr(at, end - at));
      if (character < ascii_.size())
        ascii_.set(character);
      else
        others_.push_back(character);
      at = end;
    }
    std::ranges::sort(others_);
  }

  [[nodiscard]] bool has_ascii(char byte) const {
    return static_cast<unsigned char>(byte) < 0x80 && ascii_[static_cast<unsigned char>(byte)];
  }
  [[nodiscard]] bool has(std::string_view character) const {
    const char32_t value = decoded(character);
    return value < ascii_.size() ? ascii_.test(value) : std::ranges::binary_search(others_, value);
  }

 private:
  std::bitset<0x80> ascii_;
  std::vector<char32_t> others_;
};

// `has` tells of a character's bytes whether it goes.
template <class Has>
Stretch stripped_text(std::string_view text, Ends ends, const Has& has) {
  Stretch rest{0, text.size()};
  while (ends.right && rest.end != 0) {
    const std::size_t begin = previous_code_point(text, rest.end);
    if (!has(text.substr(begin, rest.end - begin))) break;
    rest.end = begin;
  }
  while (ends.left && rest.begin != rest.end) {
    const std::size_t end = next_code_point(text, rest.begin);
    if (!has(text.substr(rest.begin, end - rest.begin))) break;
    rest.begin = end;
  }
  return rest;
}

// std.member(chars, item), where the item is no character of a string or `chars` is an array.
bool is_member(Evaluator& evaluator, const Arguments& arguments, Value chars, Value item) {
  if (chars.is_array()) {
    return first_equal(evaluator, chars, item).has_value();
  }
  if (!item.is_string()) {
    evaluator.fail("std.{}: an item of \"str\" must be a string where \"chars\" is one, not {}",
                   arguments.function.name, with_article(item));
  }
  const std::string_view part = evaluator.strings.view(item);
  return !part.empty() && evaluator.strings.view(chars).find(part) != std::string_view::npos;
}

Value strip_text(Evaluator& evaluator, const Arguments& arguments, Value value, Value chars, Ends ends) {
  Text* text = evaluator.strings.flat(value);
  Stretch rest{};
  if (chars.is_string()) {
    const CharacterSet set(evaluator.strings.view(chars));
    // Runs of ASCII go byte by byte.
    std::string_view inner = text->view();
    while (ends.right && !inner.empty() && set.has_ascii(inner.back())) inner.remove_suffix(1);
    while (ends.left && !inner.empty() && set.has_ascii(inner.front())) inner.remove_prefix(1);
    rest = stripped_text(inner, ends, [&](std::string_view character) { return set.has(character); });
    const auto skipped = static_cast<std::size_t>(inner.data() - text->view().data());
    rest = {rest.begin + skipped, rest.end + skipped};
  } else {
    rest = stripped_text(text->view(), ends, [&](std::string_view character) {
      return is_member(evaluator, arguments, chars, evaluator.strings.make(character));
    });
  }
  if (rest.end - rest.begin == text->bytes) return value;
  const std::string_view left = text->view().substr(rest.begin, rest.end - rest.begin);
  return evaluator.strings.part(text, rest.begin, rest.end, text->is_ascii() ? left.size() : count_code_points(left));
}

Value strip_array(Evaluator& evaluator, const Arguments& arguments, Value array, Value chars, Ends ends) {
  const std::span<Value> items = items_of(evaluator, array);
  Stretch rest{0, items.size()};
  const auto goes = [&](Value& item) { return is_member(evaluator, arguments, chars, evaluator.force_slot(item)); };
  while (ends.right && rest.end != 0 && goes(items[rest.end - 1])) --rest.end;
  while (ends.left && rest.begin != rest.end && goes(items[rest.begin])) ++rest.begin;
  if (rest.end - rest.begin == items.size()) return array;
  return part_of(evaluator, array, rest.begin, rest.end - rest.begin);
}

// `chars` may be a thunk: the reference does not look at it where there is nothing to strip.
Value strip(Evaluator& evaluator, const Arguments& arguments, Value chars, Ends ends) {
  const Value value = evaluator.force(arguments[0]);
  if (length_argument(evaluator, arguments, 0) == 0) return value;
  if (!value.is_string() && !value.is_array()) fail_argument(evaluator, arguments, 0, "a string");
  chars = evaluator.force(chars);
  if (!chars.is_string() && !chars.is_array()) fail_argument(evaluator, arguments, 1, "a string");
  return value.is_string() ? strip_text(evaluator, arguments, value, chars, ends)
                           : strip_array(evaluator, arguments, value, chars, ends);
}

template <bool left, bool right>
Value strip_chars(Evaluator& evaluator, const Arguments& arguments) {
  return strip(evaluator, arguments, arguments[1], {left, right});
}

Value trim(Evaluator& evaluator, const Arguments& arguments) {
  return strip(evaluator, arguments, evaluator.strings.make(" \t\n\f\r\u0085\u00A0"), {true, true});
}

}  // namespace

std::span<const BuiltIn> strip_functions() {
  static constexpr BuiltIn table[] = {
      {"lstripChars", "str chars", strip_chars<true, false>},
      {"rstripChars", "str chars", strip_chars<false, true>},
      {"stripChars", "str chars", strip_chars<true, true>},
      {"trim", "str", trim},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
