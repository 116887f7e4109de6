// One file of settings: .cfnsonnet.yaml, or a .cfnlintrc.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "document/document.h"
#include "project/stacks.h"

namespace cfnsonnet::project {

inline constexpr const char* own_settings_file = ".cfnsonnet.yaml";
inline constexpr std::string_view stacks_key = "stacks";

/// One file as it was read: what it sets, in the order of the file.
struct SettingsFile {
  std::string name;  ///< For messages.
  std::filesystem::path folder;
  std::vector<Entry> entries;
  std::vector<std::string> unused, warnings;
  std::optional<document::Document> document;  ///< Where it has stacks, which are read once somebody asks for them.
  [[nodiscard]] const document::Node* stacks() const { return document ? document->root().find(stacks_key) : nullptr; }
};

/// @param is_lint  It is one of cfn-lint's; keys of it that mean nothing here are left out.
/// @return What is wrong: one line with its place.
[[nodiscard]] tl::expected<SettingsFile, std::string> read_settings_file(const std::filesystem::path& path,
                                                                         bool is_lint);

}  // namespace cfnsonnet::project
