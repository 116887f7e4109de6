#include "jsonnet/native/std/excerpt.h"

#include <fmt/format.h>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/std/code_points.h"

namespace cfnsonnet::jsonnet::native {

std::string excerpt(std::string_view text) {
  constexpr std::size_t most_bytes = 60;
  std::string shown;
  std::size_t at = 0;
  while (at < text.size() && at < most_bytes) {
    const std::size_t end = next_code_point(text, at);
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 || byte == 0x7F)
      shown += fmt::format("\\u{:04x}", byte);
    else
      shown += text.substr(at, end - at);
    at = end;
  }
  return at < text.size() ? shown + "…" : shown;
}

std::string shown(Evaluator& evaluator, Value value) {
  if (value.is_string()) return fmt::format("\"{}\"", excerpt(evaluator.strings.view(value)));
  if (value.is_boolean()) return value.as_boolean() ? "true" : "false";
  if (!value.is_number()) return std::string(with_article(value));
  OutputBuffer text(evaluator);
  write_number(value.as_number(), text);
  return excerpt(text.view());
}

void fail_value(Evaluator& evaluator, const Arguments& arguments, unsigned index, std::string_view wanted) {
  evaluator.fail("std.{}: parameter \"{}\" must be {}, not {}", arguments.function.name,
                 arguments.function.parameter(index), wanted, shown(evaluator, evaluator.force(arguments[index])));
}

}  // namespace cfnsonnet::jsonnet::native
