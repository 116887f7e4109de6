// The intrinsic functions: how CloudFormation templates compute.
//
// A call is an object with one member that names the function, `{"Fn::Join": [",", […]]}`. Whether such an object is a
// call depends on the place: `{"Condition": "X"}` is one in the Conditions section and plain data in a policy. So this
// file only recognises names; the set of functions that a place allows belongs to the schema of that place.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace cfnsonnet {

enum class Function : std::uint8_t {
  ref,
  condition,
  base64,
  cidr,
  find_in_map,
  get_att,
  get_azs,
  get_stack_output,
  if_,
  import_value,
  join,
  length,
  select,
  split,
  sub,
  to_json_string,
  transform,
  for_each,
  and_,
  equals,
  not_,
  or_,
  contains,
  each_member_equals,
  each_member_in,
  ref_all,
  value_of,
  value_of_all,  // only in the Rules section
};
inline constexpr std::size_t function_count = static_cast<std::size_t>(Function::value_of_all) + 1;

/// "Fn::Join"; "Fn::ForEach" for every loop.
[[nodiscard]] std::string_view name_of(Function function);
/// A name as it stands in a template; "Fn::ForEach::Loop" is a for_each.
[[nodiscard]] std::optional<Function> function_of(std::string_view name);

/// Whether the functions of a rule take it as an argument, or are it.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html#supported-rule-functions
[[nodiscard]] bool is_supported_in_rules(Function function);

/// Whether a member of that name adds to those that it stands among: a transform, or a loop of the language extensions.
[[nodiscard]] bool makes_members(std::string_view name);
/// Whether a member is a loop of the language extensions: "Fn::ForEach::Name".
[[nodiscard]] bool is_loop(const document::Member& member);
/// Whether a value is an object whose members are those that are written: no call, and nothing adds to them.
[[nodiscard]] bool has_written_members(const document::Node& value);

/// Whether a text has a part that CloudFormation fetches while a stack is deployed: `{{resolve:ssm:name}}`.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
[[nodiscard]] inline bool has_dynamic_reference(std::string_view text) {
  return text.find("{{resolve:") != std::string_view::npos;
}

/// Whether an object looks like a call of a function that there is not: `{"Fn::Refs": …}`, which `!Refs` is short for.
[[nodiscard]] bool is_unknown_call(const document::Node& value);
/// The names of all functions.
[[nodiscard]] std::span<const std::string_view> function_names();

class FunctionSet {
 public:
  constexpr FunctionSet() = default;
  [[nodiscard]] bool has(Function function) const { return bits_ >> static_cast<unsigned>(function) & 1U; }
  void add(Function function) { bits_ |= std::uint32_t{1} << static_cast<unsigned>(function); }
  [[nodiscard]] bool empty() const { return bits_ == 0; }
  bool operator==(const FunctionSet&) const = default;

 private:
  std::uint32_t bits_ = 0;
};
static_assert(function_count <= 32);

/// The functions that may stand in a resource's properties.
[[nodiscard]] FunctionSet property_functions();

struct Call {
  Function function;
  const document::Member* member;  ///< The function's name and its argument.
  [[nodiscard]] const document::Node& argument() const { return *member->value; }
};

/// The call that a value is, if its only member is named like a function.
[[nodiscard]] std::optional<Call> call_of(const document::Node& node);

/// `{"Ref": "AWS::NoValue"}`: the value is left out.
[[nodiscard]] bool is_no_value(const document::Node& node);

/// Whether conditions may leave the value out: it is that, or a Fn::If, which may come to it.
[[nodiscard]] bool may_be_no_value(const document::Node& node);

/// The names that start with "AWS::" and that Ref knows in every template.
[[nodiscard]] std::span<const std::string_view> pseudo_parameters();
[[nodiscard]] bool is_pseudo_parameter(std::string_view name);

/// A variable `${Name}` or `${Name.Attribute}` of a Fn::Sub string; `${!Literal}` is none.
struct SubVariable {
  std::string_view text;  ///< What stands between the braces, without the blanks around it.
  std::size_t offset;     ///< Of the `$`, in bytes.
};
[[nodiscard]] std::vector<SubVariable> sub_variables(std::string_view text);

/// A resource and one of its attributes, as Fn::GetAtt names them; `attribute` keeps its dots.
struct AttributeName {
  std::string_view logical_id;
  std::string_view attribute;
};
/// Splits "Database.Endpoint.Port" at the first dot; no attribute where there is no dot.
[[nodiscard]] AttributeName split_attribute(std::string_view text);

/// The argument of a Fn::GetAtt whose parts are plain strings, in either form: "A.B" or ["A", "B"].
[[nodiscard]] std::optional<AttributeName> get_att_target(const document::Node& argument);

}  // namespace cfnsonnet
