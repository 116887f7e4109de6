#include "template/intrinsic.h"

#include <algorithm>
#include <array>

namespace cfnsonnet {
namespace {

constexpr std::array<std::string_view, function_count> function_names_in_order = {
    "Ref",
    "Condition",
    "Fn::Base64",
    "Fn::Cidr",
    "Fn::FindInMap",
    "Fn::GetAtt",
    "Fn::GetAZs",
    "Fn::GetStackOutput",
    "Fn::If",
    "Fn::ImportValue",
    "Fn::Join",
    "Fn::Length",
    "Fn::Select",
    "Fn::Split",
    "Fn::Sub",
    "Fn::ToJsonString",
    "Fn::Transform",
    "Fn::ForEach",
    "Fn::And",
    "Fn::Equals",
    "Fn::Not",
    "Fn::Or",
    "Fn::Contains",
    "Fn::EachMemberEquals",
    "Fn::EachMemberIn",
    "Fn::RefAll",
    "Fn::ValueOf",
    "Fn::ValueOfAll",
};

constexpr std::string_view loop_prefix = "Fn::ForEach::";

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
constexpr std::array<std::string_view, 8> pseudo_parameter_names = {
    "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition",
    "AWS::Region",    "AWS::StackId", "AWS::StackName",        "AWS::URLSuffix",
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

std::string_view name_of(Function function) { return function_names_in_order[static_cast<std::size_t>(function)]; }

std::optional<Function> function_of(std::string_view name) {
  // Most names are none of them, and are asked for often.
  if (name.empty() || (name[0] != 'F' && name[0] != 'R' && name[0] != 'C')) return std::nullopt;
  if (!name.starts_with("Fn::") && name != "Ref" && name != "Condition") return std::nullopt;
  if (name.starts_with(loop_prefix)) return Function::for_each;
  const auto* found = std::find(function_names_in_order.begin(), function_names_in_order.end(), name);
  if (found == function_names_in_order.end()) return std::nullopt;
  return static_cast<Function>(found - function_names_in_order.begin());
}

bool is_supported_in_rules(Function function) {
  switch (function) {
    case Function::ref:
    case Function::and_:
    case Function::equals:
    case Function::not_:
    case Function::or_:
    case Function::contains:
    case Function::each_member_equals:
    case Function::each_member_in:
    case Function::ref_all:
    case Function::value_of:
    case Function::value_of_all: return true;
    default: return false;
  }
}

bool is_loop(const document::Member& member) { return function_of(member.name) == Function::for_each; }

bool makes_members(std::string_view name) {
  const auto function = function_of(name);
  return function == Function::transform || function == Function::for_each;
}

bool has_written_members(const document::Node& value) {
  return value.is_object() && !call_of(value) &&
         std::ranges::none_of(value.members, makes_members, &document::Member::name);
}

bool is_unknown_call(const document::Node& value) {
  if (value.members.size() != 1) return false;
  const std::string_view name = value.members.front().name;
  // "Fn::Rain::S3" and their like belong to tools that run before CloudFormation.
  return name.starts_with("Fn::") && !function_of(name) &&
         (name.find(':', 4) == std::string_view::npos || name.starts_with("Fn::Fn::"));
}

std::span<const std::string_view> function_names() { return function_names_in_order; }

FunctionSet property_functions() {
  static const FunctionSet set = [] {
    FunctionSet functions;
    for (Function function : {Function::ref, Function::base64, Function::cidr, Function::find_in_map, Function::get_att,
                              Function::get_azs, Function::get_stack_output, Function::if_, Function::import_value,
                              Function::join, Function::length, Function::select, Function::split, Function::sub,
                              Function::to_json_string, Function::transform, Function::for_each}) {
      functions.add(function);
    }
    return functions;
  }();
  return set;
}

std::optional<Call> call_of(const document::Node& node) {
  if (node.members.size() != 1) return std::nullopt;
  const document::Member& member = node.members.front();
  if (auto function = function_of(member.name)) return Call{*function, &member};
  return std::nullopt;
}

bool is_no_value(const document::Node& node) {
  return node.members.size() == 1 && node.members.front().name == "Ref" &&
         node.members.front().value->is_string("AWS::NoValue");
}

bool may_be_no_value(const document::Node& node) {
  return is_no_value(node) || (node.members.size() == 1 && node.members.front().name == name_of(Function::if_));
}

std::span<const std::string_view> pseudo_parameters() { return pseudo_parameter_names; }

bool is_pseudo_parameter(std::string_view name) {
  return name.starts_with("AWS::") &&
         std::find(pseudo_parameter_names.begin(), pseudo_parameter_names.end(), name) != pseudo_parameter_names.end();
}

std::vector<SubVariable> sub_variables(std::string_view text) {
  std::vector<SubVariable> variables;
  for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
    const std::size_t end = text.find('}', at + 2);
    if (end == std::string_view::npos) break;
    const std::string_view inside = text.substr(at + 2, end - at - 2);
    if (!inside.empty() && inside.front() != '!') variables.push_back({trim(inside), at});
  }
  return variables;
}

AttributeName split_attribute(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return {text, {}};
  return {text.substr(0, dot), text.substr(dot + 1)};
}

std::optional<AttributeName> get_att_target(const document::Node& argument) {
  if (argument.is_string()) return split_attribute(argument.text);
  if (argument.items.size() == 2 && argument.items[0]->is_string() && argument.items[1]->is_string()) {
    return AttributeName{argument.items[0]->text, argument.items[1]->text};
  }
  return std::nullopt;
}

}  // namespace cfnsonnet
