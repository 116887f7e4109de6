// How long a template is once it is written.
#pragma once

#include <cstddef>

#include "document/document.h"

namespace cfnsonnet {

/// The bytes of the JSON that `render` writes for a document, with its final newline, found without writing it.
[[nodiscard]] std::size_t rendered_size(const document::Document& document);

}  // namespace cfnsonnet
