// What a text without a name is written in: a template on standard input.
#pragma once

#include <cstdint>
#include <string_view>

namespace cfnsonnet {

enum class TextKind : std::uint8_t { jsonnet, json, yaml };

/// Judged by how it begins and, where that is an object, by whether there is anything in it that JSON has not. A text
/// in braces that could be either Jsonnet or YAML in its flow style is Jsonnet.
[[nodiscard]] TextKind text_kind_of(std::string_view text);

}  // namespace cfnsonnet
