// JSON as text within a program: toString, manifestJson and its variants.
#include <string>
#include <string_view>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Laid out as manifestJsonEx has it: `[`, newline, newline, `]` for an empty array, and the same for an object, whose
/// assertions then do not run.
Value manifest(Evaluator& evaluator, Value value, std::string_view indent, std::string_view newline,
               std::string_view colon) {
  const JsonStyle style{indent, newline, ",", colon, "", "", false};
  OutputBuffer out(evaluator);
  write_json(evaluator, value, style, out);
  const Value text = evaluator.strings.make(out.view());
  evaluator.origins.note_spelled(text, value);
  return text;
}

Value manifest_json(Evaluator& evaluator, const Arguments& arguments) {
  return manifest(evaluator, arguments[0], "    ", "\n", ": ");
}

Value manifest_json_minified(Evaluator& evaluator, const Arguments& arguments) {
  return manifest(evaluator, arguments[0], "", "", ":");
}

/// What stands between values may be of any type: it is added to strings.
Value layout_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index,
                      std::string_view default_layout) {
  return arguments.has(index) ? evaluator.to_string(evaluator.force(arguments[index]))
                              : evaluator.strings.make(default_layout);
}

Value manifest_json_ex(Evaluator& evaluator, const Arguments& arguments) {
  const Value value = evaluator.force(arguments[0]);
  if (!value.is_array() && !value.is_object()) return manifest(evaluator, value, "", "", "");
  const Value indent = layout_argument(evaluator, arguments, 1, "");
  const Value newline = layout_argument(evaluator, arguments, 2, "\n");
  const Value colon = layout_argument(evaluator, arguments, 3, ": ");
  // The texts are copied: evaluating the value may collect garbage, and views keep nothing alive.
  const std::string layout[] = {std::string(evaluator.strings.view(indent)),
                                std::string(evaluator.strings.view(newline)),
                                std::string(evaluator.strings.view(colon))};
  return manifest(evaluator, value, layout[0], layout[1], layout[2]);
}

Value to_string(Evaluator& evaluator, const Arguments& arguments) {
  return evaluator.to_string(evaluator.force(arguments[0]));
}

}  // namespace

std::span<const BuiltIn> manifest_json_functions() {
  static constexpr BuiltIn table[] = {
      {"manifestJson", "value", manifest_json},
      {"manifestJsonEx", "value indent newline? key_val_sep?", manifest_json_ex},
      {"manifestJsonMinified", "value", manifest_json_minified},
      {"toString", "a", to_string, true},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
