// Text from templates as Markdown that shows it as it is. A template is untrusted: nothing of it is read as Markdown or
// HTML, and no name in it calls a person.
#pragma once

#include <string>
#include <string_view>

namespace cfnsonnet::report {

/// Prose, on one line: https://github.github.com/gfm/#backslash-escapes
[[nodiscard]] std::string markdown(std::string_view text);
/// Code, on one line, also in a table; a backquote becomes an apostrophe. Nothing for an empty text.
[[nodiscard]] std::string markdown_code(std::string_view text);

}  // namespace cfnsonnet::report
