// Wrong values in messages: as much of them as a line can show.
#pragma once

#include <string>
#include <string_view>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

/// The text itself, or its beginning and `…` where it is long. Control characters are shown as escapes of JSON.
[[nodiscard]] std::string excerpt(std::string_view text);

/// A number or a boolean as it is written, a string in quotes, of all else the type: `12`, `"a"`, `an array`.
[[nodiscard]] std::string shown(Evaluator& evaluator, Value value);

/// As fail_argument, where the type is right and the value is not: `std.f: parameter "x" must be WANTED, not 12`.
[[noreturn]] void fail_value(Evaluator& evaluator, const Arguments& arguments, unsigned index, std::string_view wanted);

}  // namespace cfnsonnet::jsonnet::native
