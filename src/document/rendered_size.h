// How long a template is once it is written.
#pragma once

#include <cstddef>
#include <functional>

#include "document/document.h"

namespace cfnsonnet::document {

/// The bytes of the JSON that `render` writes for a document, with its final newline, found without writing it.
[[nodiscard]] std::size_t rendered_size(const Document& document);

/// Of the root's members, and of their members where they are objects, one after the other: `section` is the root's,
/// `entry` one of its own, or null for all of it. The bytes are with the line's blanks and a comma.
using TellSize = std::function<void(const Member& section, const Member* entry, std::size_t bytes)>;
/// The same in one walk, which tells what its parts take.
[[nodiscard]] std::size_t rendered_size(const Document& document, const TellSize& tell);

}  // namespace cfnsonnet::document
