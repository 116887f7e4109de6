// Where things stand in the texts that people write.
//
// A `Source` is one text: a template, an imported file, or JSON that an engine rendered. A `Location` is a stretch of a
// source; every finding has one.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "cfnsonnet/line_index.h"
#include "cfnsonnet/span.h"

namespace cfnsonnet {

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
  std::string text;  ///< UTF-8, or what was given in its place; with its byte-order mark.
  SourceKind kind;

  /// Made when it is first asked for, by any thread; the text stays as it is from then on.
  [[nodiscard]] const LineIndex& lines() const;

 private:
  mutable std::once_flag once_;
  mutable std::optional<LineIndex> lines_;
};

using SourcePtr = std::shared_ptr<const Source>;

struct Location {
  SourcePtr source;  ///< Null where a finding belongs to no text at all.
  Span span;         ///< Bytes of its text; nowhere, where only the source is known.

  [[nodiscard]] bool known() const { return source && span.known(); }
  /// For sorting the places of one text: the first byte, from 1; 0 where it is not known.
  [[nodiscard]] std::uint32_t order() const { return known() ? span.begin + 1 : 0; }
  /// Its lines and columns; all 0 where it is not known.
  [[nodiscard]] Range range() const { return known() ? source->lines().range(span) : Range(); }
};

}  // namespace cfnsonnet
