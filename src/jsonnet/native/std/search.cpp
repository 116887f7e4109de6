// Functions that look for a string in another: findSubstr, split and its limited forms, strReplace.
//
// Both are UTF-8, so that bytes found are characters found. Matches side by side come from memmem; matches that overlap
// from the prefix function of Knuth, Morris and Pratt: both in time of the text's length, whatever the pattern.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/std/code_points.h"
#include "jsonnet/native/std/elements.h"
#include "jsonnet/native/std/excerpt.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr auto nowhere = std::string_view::npos;

// Where the pattern begins at or after `from`.
std::size_t position_of(std::string_view text, std::string_view pattern, std::size_t from) {
  const void* found = memmem(text.data() + from, text.size() - from, pattern.data(), pattern.size());
  return found == nullptr ? nowhere : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

// How many splits at most: a fraction is cut off, and what is negative then means all.
std::size_t limit_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index) {
  const double limit = number_argument(evaluator, arguments, index);
  if (limit <= -1 || limit >= 0x1p63) return SIZE_MAX;
  return static_cast<std::size_t>(std::max(limit, 0.0));
}

Value split_text(Evaluator& evaluator, std::string_view text, std::string_view separator, std::size_t limit) {
  Rooted parts(evaluator.heap);
  std::size_t begin = 0;
  while (parts.values.size() < limit && begin < text.size()) {
    evaluator.budget.tick();
    const std::size_t at = position_of(text, separator, begin);
    if (at == nowhere) break;
    parts.values.push_back(evaluator.strings.make(text.substr(begin, at - begin)));
    begin = at + separator.size();
  }
  parts.values.push_back(evaluator.strings.make(text.substr(begin)));
  return array_of(evaluator.heap, parts.values);
}

// The same from the end, on texts turned around byte by byte.
Value split_reversed(Evaluator& evaluator, std::string_view text, std::string_view separator, std::size_t limit) {
  const std::string reversed_text(text.rbegin(), text.rend());
  const std::string reversed_separator(separator.rbegin(), separator.rend());
  Rooted parts(evaluator.heap);
  std::size_t end = text.size();
  while (parts.values.size() < limit && end != 0) {
    evaluator.budget.tick();
    const std::size_t at = position_of(reversed_text, reversed_separator, text.size() - end);
    if (at == nowhere) break;
    const std::size_t begin = text.size() - at;  // Of the part behind the separator.
    parts.values.push_back(evaluator.strings.make(text.substr(begin, end - begin)));
    end = begin - separator.size();
  }
  parts.values.push_back(evaluator.strings.make(text.substr(0, end)));
  std::ranges::reverse(parts.values);
  return array_of(evaluator.heap, parts.values);
}

std::string_view separator_argument(Evaluator& evaluator, const Arguments& arguments) {
  const std::string_view separator = string_argument(evaluator, arguments, 1);
  if (separator.empty()) fail_value(evaluator, arguments, 1, "a string of at least one character");
  return separator;
}

Value split(Evaluator& evaluator, const Arguments& arguments) {
  const std::string_view text = string_argument(evaluator, arguments, 0);
  return split_text(evaluator, text, separator_argument(evaluator, arguments), SIZE_MAX);
}

// An empty separator splits off an empty string again and again, and the text is left: the reference does so for ever
// where there is no limit.
Value split_by_nothing(Evaluator& evaluator, const Arguments& arguments, std::string_view text, std::size_t limit) {
  if (limit == SIZE_MAX) (void)separator_argument(evaluator, arguments);
  const std::size_t count = text.empty() ? 0 : limit;
  check_items(evaluator, arguments, static_cast<double>(count) + 1);
  ArrayCell* parts = evaluator.heap.array(count + 1);
  std::fill_n(parts->items(), count, evaluator.strings.make(""));
  parts->items()[count] = evaluator.strings.make(text);
  return Value::array(parts);
}

Value split_limit(Evaluator& evaluator, const Arguments& arguments) {
  const std::string_view text = string_argument(evaluator, arguments, 0);
  const std::string_view separator = string_argument(evaluator, arguments, 1);
  const std::size_t limit = limit_argument(evaluator, arguments, 2);
  if (separator.empty()) return split_by_nothing(evaluator, arguments, text, limit);
  return split_text(evaluator, text, separator, limit);
}

Value split_limit_from_end(Evaluator& evaluator, const Arguments& arguments) {
  const std::string_view text = string_argument(evaluator, arguments, 0);
  const std::string_view separator = separator_argument(evaluator, arguments);
  if (number_argument(evaluator, arguments, 2) == -1) return split_text(evaluator, text, separator, SIZE_MAX);
  return split_reversed(evaluator, text, separator, limit_argument(evaluator, arguments, 2));
}

Value replace(Evaluator& evaluator, const Arguments& arguments) {
  const std::string_view text = string_argument(evaluator, arguments, 0);
  const std::string_view from = string_argument(evaluator, arguments, 1);
  const std::string_view to = string_argument(evaluator, arguments, 2);
  if (from.empty()) fail_value(evaluator, arguments, 1, "a string of at least one character");
  std::size_t at = position_of(text, from, 0);
  if (at == nowhere) return evaluator.force(arguments[0]);
  OutputBuffer out(evaluator);
  std::size_t begin = 0;
  for (; at != nowhere; at = position_of(text, from, begin)) {
    evaluator.budget.tick();
    out.append(text.substr(begin, at - begin));
    out.append(to);
    begin = at + from.size();
  }
  out.append(text.substr(begin));
  return evaluator.strings.make(out.view());
}

// For each prefix of the pattern the length of the longest shorter prefix that it ends with.
std::vector<std::uint32_t> prefix_lengths(std::string_view pattern) {
  std::vector<std::uint32_t> lengths(pattern.size());
  std::uint32_t matched = 0;
  for (std::size_t i = 1; i < pattern.size(); ++i) {
    while (matched != 0 && pattern[i] != pattern[matched]) matched = lengths[matched - 1];
    if (pattern[i] == pattern[matched]) ++matched;
    lengths[i] = matched;
  }
  return lengths;
}

// Where in the text the pattern ends, in code points from the beginning.
std::vector<Value> matches(Evaluator& evaluator, std::string_view pattern, std::string_view text,
                           std::uint32_t pattern_code_points) {
  const std::vector<std::uint32_t> lengths = prefix_lengths(pattern);
  std::vector<Value> found;  // Of numbers, which need no root.
  std::uint32_t matched = 0;
  std::uint32_t code_points = 0;
  for (const char byte : text) {
    if (!is_continuation(byte)) ++code_points;
    while (matched != 0 && byte != pattern[matched]) matched = lengths[matched - 1];
    if (byte == pattern[matched]) ++matched;
    if (matched < pattern.size()) continue;
    evaluator.budget.tick();
    found.push_back(Value::number(code_points - pattern_code_points));
    matched = lengths[matched - 1];
  }
  return found;
}

Value find_substr(Evaluator& evaluator, const Arguments& arguments) {
  const Text* pattern = text_argument(evaluator, arguments, 0);
  const std::string_view text = string_argument(evaluator, arguments, 1);
  if (pattern->bytes == 0 || pattern->bytes > text.size()) return array_of(evaluator.heap, {});
  constexpr std::size_t bytes_per_tick = 1024;  // A long text without a match takes its time, too.
  for (std::size_t done = 0; done < text.size(); done += bytes_per_tick) evaluator.budget.tick();
  return array_of(evaluator.heap, matches(evaluator, pattern->view(), text, pattern->code_points));
}

}  // namespace

std::span<const BuiltIn> search_functions() {
  static constexpr BuiltIn table[] = {
      {"findSubstr", "pat str", find_substr},         {"split", "str c", split},
      {"splitLimit", "str c maxsplits", split_limit}, {"splitLimitR", "str c maxsplits", split_limit_from_end},
      {"strReplace", "str from to", replace},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
