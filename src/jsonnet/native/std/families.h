// The families of functions that std is made of: one a file, each with its table.
#pragma once

#include <span>

#include "jsonnet/native/eval/builtin.h"

namespace cfnsonnet::jsonnet::native {

[[nodiscard]] std::span<const BuiltIn> array_functions();
[[nodiscard]] std::span<const BuiltIn> encoding_functions();
[[nodiscard]] std::span<const BuiltIn> environment_functions();
[[nodiscard]] std::span<const BuiltIn> escape_functions();
[[nodiscard]] std::span<const BuiltIn> fold_functions();
[[nodiscard]] std::span<const BuiltIn> format_functions();
[[nodiscard]] std::span<const BuiltIn> hash_functions();
[[nodiscard]] std::span<const BuiltIn> join_functions();
[[nodiscard]] std::span<const BuiltIn> json_parse_functions();
[[nodiscard]] std::span<const BuiltIn> manifest_ini_functions();
[[nodiscard]] std::span<const BuiltIn> manifest_json_functions();
[[nodiscard]] std::span<const BuiltIn> manifest_python_functions();
[[nodiscard]] std::span<const BuiltIn> manifest_toml_functions();
[[nodiscard]] std::span<const BuiltIn> manifest_xml_functions();
[[nodiscard]] std::span<const BuiltIn> manifest_yaml_functions();
[[nodiscard]] std::span<const BuiltIn> math_functions();
[[nodiscard]] std::span<const BuiltIn> number_text_functions();
[[nodiscard]] std::span<const BuiltIn> object_functions();
[[nodiscard]] std::span<const BuiltIn> patch_functions();
[[nodiscard]] std::span<const BuiltIn> search_functions();
[[nodiscard]] std::span<const BuiltIn> set_functions();
[[nodiscard]] std::span<const BuiltIn> string_functions();
[[nodiscard]] std::span<const BuiltIn> strip_functions();
[[nodiscard]] std::span<const BuiltIn> type_functions();
[[nodiscard]] std::span<const BuiltIn> yaml_parse_functions();

}  // namespace cfnsonnet::jsonnet::native
