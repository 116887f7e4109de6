// Functions of std that reach out of the program: external variables, native functions, tracing.
#include <algorithm>
#include <cctype>

#include "document/text.h"
#include "jsonnet/native/eval/environment.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// A name as it stands on a command line, where it needs no quotes there.
std::string_view word_for_flag(std::string_view name) {
  constexpr std::size_t longest = 60;
  constexpr std::string_view marks = "_-.";
  const auto is_plain = [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || marks.find(c) != marks.npos;
  };
  return std::ranges::all_of(name, is_plain) && !name.empty() && name.size() <= longest ? name : "NAME";
}

Value ext_var(Evaluator& evaluator, const Arguments& arguments) {
  const std::string_view name = string_argument(evaluator, arguments, 0);
  const Value value = evaluator.environment->external_variable(evaluator, name);
  if (value.is_empty())
    evaluator.fail("there is no external variable {}; give it with --ext-str {}=TEXT or --ext-code {}=CODE",
                   document::quoted(name), word_for_flag(name), word_for_flag(name));
  return evaluator.force(value);
}

/// No native function is bundled, and std.native gives null for one that there is not.
Value native_function(Evaluator& evaluator, const Arguments& arguments) {
  (void)string_argument(evaluator, arguments, 0);
  return Value::null();
}

Value trace(Evaluator& evaluator, const Arguments& arguments) {
  evaluator.environment->trace(evaluator.call_stack.call_site(), string_argument(evaluator, arguments, 0));
  return evaluator.force(arguments[1]);
}

}  // namespace

std::span<const BuiltIn> environment_functions() {
  static constexpr BuiltIn table[] = {
      {"extVar", "x", ext_var},
      {"native", "x", native_function},
      {"trace", "str rest", trace, true},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
