// Files out of a zip archive that somebody else made: in memory, within limits.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

// AWS's archive has about 1,600 files and, unpacked, 60 MB. Beyond these limits it is an attack or a mistake.
inline constexpr std::size_t max_archive_entries = 20'000;
inline constexpr std::uint64_t max_unpacked_bytes = std::uint64_t{1} << 30;

/// The .json files of a zip archive by their names within it.
/// @param name  The archive's, for messages.
/// @return The error, one line, if it is no zip archive, is cut short or damaged, exceeds the limits, or has an entry
///         whose name is absolute or leads out of the archive.
[[nodiscard]] Expected<std::map<std::string, std::string>> read_zip(std::string_view bytes, const std::string& name);

}  // namespace cfnsonnet::schema
