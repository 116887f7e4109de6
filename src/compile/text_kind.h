// What a template is written in: by the name of its file, or by its text where it has none, on standard input.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace cfnsonnet {

enum class TextKind : std::uint8_t { jsonnet, json, yaml };

/// Judged by how it begins and, where that is an object, by whether there is anything in it that JSON has not. A text
/// in braces that could be either Jsonnet or YAML in its flow style is Jsonnet.
[[nodiscard]] TextKind text_kind_of(std::string_view text);

/// Whether a file is Jsonnet by its name, `.jsonnet` or `.libsonnet`.
[[nodiscard]] bool is_jsonnet_file(const std::filesystem::path& file);

}  // namespace cfnsonnet
