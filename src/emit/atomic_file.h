// Writing files whole or not at all.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace cfnsonnet::emit {

struct OutputFile {
  std::filesystem::path path;
  std::string_view text;
  /// The folder that the file may not leave through symbolic links, where its name is not a person's own (docs/ci.md);
  /// empty: a link may lead anywhere.
  std::filesystem::path within = {};
  /// What the new text was made from: where the file holds anything else by now, it is not replaced.
  std::optional<std::string_view> before = std::nullopt;
};

struct WriteOptions {
  bool create_parents = false;  ///< Make the folders that are missing, as `jsonnet -c`.
};

/// Writes all of the files, each through a temporary file in its folder that is flushed to the disk and renamed:
/// whoever looks, or whenever the process ends, finds the old content or the new one, whole. No file is replaced before
/// all of the temporary files are complete. What is no regular file (a pipe, /dev/stdout) is written to directly.
/// Temporary files are gone when this returns, and when a signal ends the process; those that killed processes left in
/// the folders are removed.
/// @return On failure one line for a person, that starts with the path, and names the files that were replaced before,
/// if
///         there are any: only a rename that fails after others makes such a case.
[[nodiscard]] tl::expected<void, std::string> write_files(std::span<const OutputFile> files,
                                                          const WriteOptions& options = {});

}  // namespace cfnsonnet::emit
