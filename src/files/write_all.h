// Writing to a file that is open: a file, a pipe, a terminal.
#pragma once

#include <string_view>

namespace cfnsonnet::files {

/// Writes all of the text, however many pieces that takes. @return False, with the reason in `errno`, where it is not
/// taken.
[[nodiscard]] bool write_all(int descriptor, std::string_view text);

}  // namespace cfnsonnet::files
