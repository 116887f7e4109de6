// Values as JSON text, in each of the forms that Jsonnet has.
//
// What `jsonnet` prints, std.toString and std.manifestJsonEx differ only in what stands between the values; one writer
// serves them all. Strings are copied in runs between the characters that need an escape.
#pragma once

#include <string_view>

#include "jsonnet/native/output/output_buffer.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

/// How a JSON text is laid out. `jsonnet` itself, std.toString and std.manifestJsonEx differ in these.
struct JsonStyle {
  std::string_view indent;        ///< Of one level.
  std::string_view newline;       ///< After `{`, `[` and commas, and before `]` and `}`; empty: all on one line.
  std::string_view comma;         ///< Between members, the newline not included: "," or ", ".
  std::string_view colon;         ///< Between a name and its value.
  std::string_view empty_array;   ///< "[ ]"; empty: as one with members, `[`, newline, newline, indent, `]`.
  std::string_view empty_object;  ///< The same of "{ }".
  bool checks_empty_objects;      ///< Assertions of an object run even if it has no visible field.
};
/// What `jsonnet` prints: three blanks a level, `[ ]` and `{ }`.
extern const JsonStyle multi_line_json;
/// std.toString: `{"a": 1, "b": [1, 2]}`.
extern const JsonStyle single_line_json;

/// Appends the value, evaluating all of it that is visible and running the objects' assertions. Fails on functions.
/// `value` may be a thunk. The style's texts must hold during the call.
void write_json(Evaluator& evaluator, Value value, const JsonStyle& style, OutputBuffer& out);

/// Appends a number, a boolean, null or a string, as it stands in JSON; nothing for all others.
/// @return Whether it was one of those. The value is evaluated.
bool write_json_scalar(Evaluator& evaluator, Value value, OutputBuffer& out);

/// `"text"` with the escapes that Jsonnet makes: \b \t \n \f \r \" \\, and \u of other control characters, U+007F to
/// U+009F among them. Ill-formed bytes become U+FFFD.
void write_json_string(std::string_view text, OutputBuffer& out);

/// A number as Jsonnet prints it: a whole one in full, without an exponent however large, else 17 digits as C's %.17g.
void write_number(double number, OutputBuffer& out);

}  // namespace cfnsonnet::jsonnet::native
