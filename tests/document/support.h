// What the tests of this room share: reading a text and showing what came of it in one string.
#pragma once

#include <string>
#include <string_view>

#include "document/read.h"

namespace cfnsonnet::document {

using Reader = ReadResult (*)(const SourcePtr&);

/// The document as compact JSON, members in their order; or its errors, one a line: "1:2-1:5 message", with
/// "; 3:4 message" behind it for a related place. Line 0 is written "-".
[[nodiscard]] std::string show(Reader reader, std::string_view text);
[[nodiscard]] std::string show(const Document& document);

/// "1:2-3:4" for a node's or a name's place.
[[nodiscard]] std::string place(const Origin& origin);

/// The document, for a text that must be readable.
[[nodiscard]] Document read(Reader reader, std::string_view text);

}  // namespace cfnsonnet::document
