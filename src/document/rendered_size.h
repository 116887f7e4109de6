// How long a template is once it is written.
#pragma once

#include <cstddef>

#include "document/document.h"

namespace cfnsonnet::document {

/// The bytes of the JSON that `render` writes for a document, with its final newline, found without writing it.
[[nodiscard]] std::size_t rendered_size(const Document& document);

/// What a member takes of it, with its line's blanks and a comma. The root's members are at level 1.
[[nodiscard]] std::size_t rendered_size(const Member& member, std::size_t level);

}  // namespace cfnsonnet::document
