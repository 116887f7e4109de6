// Writing files whole or not at all.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace cfnsonnet::emit {

struct OutputFile {
  std::filesystem::path path;
  std::string_view text;
};

struct WriteOptions {
  bool create_parents = false;  ///< Make the folders that are missing, as `jsonnet -c`.
};

/// Writes all of the files, each through a temporary file in its folder that is flushed to the disk and renamed: whoever
/// looks, or whenever the process ends, finds the old content or the new one, whole. No file is replaced before all of the
/// temporary files are complete. What is no regular file (a pipe, /dev/stdout) is written to directly.
/// @return On failure one line for a person, that starts with the path; temporary files are gone then.
[[nodiscard]] tl::expected<void, std::string> write_files(std::span<const OutputFile> files, const WriteOptions& options = {});

}  // namespace cfnsonnet::emit
