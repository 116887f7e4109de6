// Standard output as a file that can fail: a full disk and a closed pipe are exit statuses, not surprises.
#pragma once

#include <string_view>

namespace cfnsonnet::cli {

/// Writes all of `text` to standard output, unbuffered. On failure says so on standard error, in one line (but not for
/// a closed pipe: who reads no further, as `head` does, wants no message), and returns false.
[[nodiscard]] bool write_standard_output(std::string_view text);

}  // namespace cfnsonnet::cli
