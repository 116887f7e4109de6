// The schema as text: JSON files with sorted names, laid out so that a change of one fact is a change of one line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>
#include <tl/expected.hpp>

namespace cfnsonnet::schema {

/// What a user can get wrong, in one line: "FILE: PLACE: what is wrong".
using Error = std::string;
template <typename T>
using Expected = tl::expected<T, Error>;

/// No schema of AWS is a tenth as large; what is, is no schema.
inline constexpr std::uintmax_t max_text_bytes = std::uintmax_t{64} << 20;
/// Deeper JSON is refused, because everything here recurses over it.
inline constexpr int max_text_depth = 200;

[[nodiscard]] Expected<std::string> read_file(const std::filesystem::path& file);
/// Writes the whole file or leaves the old one: temporary file beside it, flushed to the disk, renamed.
[[nodiscard]] Expected<void> write_file(const std::filesystem::path& file, std::string_view contents);

/// Parses JSON; duplicate names and deep nesting are errors. `name` is for messages.
[[nodiscard]] Expected<nlohmann::json> parse_json(std::string_view text, std::string_view name);
[[nodiscard]] Expected<nlohmann::json> read_json(const std::filesystem::path& file);

/// The .json files in a folder and those below, sorted by name: regular files, and no links that lead out of the
/// folder. A missing folder has none.
[[nodiscard]] Expected<std::vector<std::filesystem::path>> json_files(const std::filesystem::path& folder);

/// Names sorted, one space for each level; what fits on a line of 120 columns stands on one line. Ends in a newline.
[[nodiscard]] std::string format_json(const nlohmann::json& value);

/// "/properties/Tags/items": the JSON pointer one step further.
[[nodiscard]] std::string pointer(std::string_view base, std::string_view step);

}  // namespace cfnsonnet::schema
