// Functions of std: what one is, and how it reads its arguments.
//
// A family of functions is one file in std/, which ends with its table: name, parameters, function. Arguments arrive
// unevaluated, and a function forces what it needs, in the order in which the reference does where an error can tell.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Evaluator;
struct Arguments;

struct BuiltIn {
  using Run = Value (*)(Evaluator& evaluator, const Arguments& arguments);

  /// @param parameters_  Names with blanks between them; those that may be left out end in `?`: "arr keyF?".
  /// @param gives_back_  What it gives may be one of its arguments, or what a function that it calls gave: such a value
  /// came
  ///                     from where that one did.
  consteval BuiltIn(std::string_view name_, std::string_view parameters_, Run run_, bool gives_back_ = false)
      : name(name_), parameters(parameters_), run(run_), gives_back(gives_back_) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (i == 0 || parameters[i - 1] == ' ') ++parameter_count, ++required_count;
      if (parameters[i] == '?') --required_count;
    }
  }

  std::string_view name;
  std::string_view parameters;
  Run run;
  bool gives_back;
  std::uint8_t parameter_count = 0;
  std::uint8_t required_count = 0;

  [[nodiscard]] std::string_view parameter(unsigned index) const;
};

/// More parameters than any function of std has.
inline constexpr unsigned max_builtin_parameters = 8;

struct Arguments {
  const BuiltIn& function;
  std::span<const Value> values;  ///< One a parameter, possibly thunks; empty where left out.

  [[nodiscard]] Value operator[](unsigned index) const { return values[index]; }
  [[nodiscard]] bool has(unsigned index) const { return !values[index].is_empty(); }
};

// Each forces an argument and fails where it is of another type:
// `std.substr: parameter "from" must be a number, not a string`.
[[nodiscard]] double number_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index);
/// A number without a fraction between the bounds.
[[nodiscard]] std::int64_t integer_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index,
                                            std::int64_t least = -(std::int64_t{1} << 53),
                                            std::int64_t most = std::int64_t{1} << 53);
[[nodiscard]] bool boolean_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index);
/// In one piece.
[[nodiscard]] Text* text_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index);
[[nodiscard]] std::string_view string_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index);
/// The items may be thunks. The span holds as long as the argument does.
[[nodiscard]] std::span<const Value> array_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index);
[[nodiscard]] Value object_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index);
[[nodiscard]] Value function_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index);
/// Fails as the ones above do: `std.f: parameter "x" must be WANTED, not …`.
[[noreturn]] void fail_argument(Evaluator& evaluator, const Arguments& arguments, unsigned index,
                                std::string_view wanted);

/// Null where std has no function of that name.
[[nodiscard]] const BuiltIn* find_builtin(std::string_view name);
/// All of them, in no order.
[[nodiscard]] std::span<const BuiltIn* const> all_builtins();
/// Members of std that are numbers: std.pi.
[[nodiscard]] std::span<const std::pair<std::string_view, double>> std_constants();

}  // namespace cfnsonnet::jsonnet::native
