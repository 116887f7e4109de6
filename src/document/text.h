// What the JSON and the YAML reader share: the encoding of a text, and the form of their errors.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfnsonnet/finding.h"
#include "text/utf8.h"

namespace cfnsonnet::document {

using text::begins_code_point;
using text::without_bom;

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;  ///< In bytes; 0 where no well-formed code point begins.
};
/// The code point that begins at the byte (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t offset);

/// Whether each byte is a character, as in nearly all templates.
[[nodiscard]] bool is_ascii(std::string_view text);

/// Where the first byte stands that is no UTF-8.
[[nodiscard]] std::optional<std::size_t> find_bad_utf8(std::string_view text);

/// Appends a code point (at most U+10FFFF) as UTF-8.
void append_utf8(std::string& out, char32_t code_point);

/// The character at a byte; a byte past the end of the text, where something should be.
[[nodiscard]] Span character_at(std::string_view text, std::size_t offset);

/// An E0000 finding: the text is no document. Its path is empty, for there is no template yet.
[[nodiscard]] Finding unreadable(const SourcePtr& source, Span span, std::string message);
/// Sorts findings about one text by where they begin.
void sort_by_place(std::vector<Finding>& findings);
/// A finding that there is nothing to read, E1001: a template without Resources.
[[nodiscard]] Finding empty_template(const SourcePtr& source);

/// The finding for a text that is not UTF-8, or that has nothing but blanks in it.
[[nodiscard]] std::optional<Finding> check_text(const SourcePtr& source);

/// A piece of untrusted text for a message: in double quotes, control characters and the like escaped as JSON escapes
/// them, cut after `longest` characters.
[[nodiscard]] std::string quoted(std::string_view text, std::size_t longest = 40);

}  // namespace cfnsonnet::document
