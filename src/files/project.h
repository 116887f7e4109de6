// Which project a file belongs to, and whether it lies inside of a folder.
//
// A template comes from a pull request: what it, or a link beside it, names must not lead out of its project, neither
// for reading nor for writing. A project is the closest folder upwards that holds `.git` or `.cfnsonnet.yaml`, by the
// path as it was written: a link on the way leads out of the project, it does not choose another one.
#pragma once

#include <filesystem>
#include <optional>

namespace cfnsonnet::files {

/// Absolute, without symbolic links as far as it exists; "" is the current folder.
[[nodiscard]] std::filesystem::path resolved(const std::filesystem::path& path);

/// As many symbolic links in a row as Linux follows (path_resolution(7)).
inline constexpr int most_links = 40;

/// Where a link leads to, one step of the way; nothing for what is no link.
[[nodiscard]] std::optional<std::filesystem::path> link_target(const std::filesystem::path& path);

/// What a file's name stands for: links are followed even where nothing is at their end, as whoever writes there does.
[[nodiscard]] std::filesystem::path followed(const std::filesystem::path& path);

/// The project of a folder, resolved; empty where it is in none. `/` is no project, whatever it holds.
[[nodiscard]] std::filesystem::path project_of(const std::filesystem::path& folder);

/// The project of a folder, or where it is in none the folder itself, resolved.
[[nodiscard]] std::filesystem::path project_or_self(const std::filesystem::path& folder);

/// Whether `path` is `folder`, or somewhere below it; both are resolved.
[[nodiscard]] bool is_below(const std::filesystem::path& folder, const std::filesystem::path& path);

/// Whether `path` lies in a `.git` of the project; both are resolved. CI systems keep tokens there, and git runs its
/// hooks.
[[nodiscard]] bool is_of_git(const std::filesystem::path& project, const std::filesystem::path& path);

}  // namespace cfnsonnet::files
