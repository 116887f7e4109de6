// Where things stand in the texts that people write.
//
// A `Source` is one text: a template, an imported file, or JSON that an engine rendered. A `Location` is a stretch of a
// source; every finding has one. Lines and columns count from 1, as editors show them; a column counts Unicode code
// points, so a tab is one column. Line 0 means: the place is not known, only the source.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <string>

namespace cfnsonnet {

struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  auto operator<=>(const Position&) const = default;
};

/// From `start` up to, but not including, `end`.
struct Range {
  Position start;
  Position end;
  auto operator<=>(const Range&) const = default;
  [[nodiscard]] bool known() const { return start.line != 0; }
};

/// What kind of text a source is, and so whether a person can edit it at the place that a location names.
enum class SourceKind : std::uint8_t {
  authored,  ///< A file that a person wrote: Jsonnet, JSON or YAML.
  rendered,  ///< JSON that an engine made of the file `name`: its lines are not lines of that file.
};

/// One text with the name that reports show for it. Shared, because findings outlive the documents they come from.
struct Source : std::enable_shared_from_this<Source> {
  Source(std::string name_, std::string text_, SourceKind kind_ = SourceKind::authored)
      : name(std::move(name_)), text(std::move(text_)), kind(kind_) {}
  std::string name;
  std::string text;  ///< UTF-8, or what was given in its place.
  SourceKind kind;
};

using SourcePtr = std::shared_ptr<const Source>;

struct Location {
  SourcePtr source;  ///< Null where a finding belongs to no text at all.
  Range range;
};

}  // namespace cfnsonnet
