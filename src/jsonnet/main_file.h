// The text that a request asks to evaluate: its snippet, or the file that it names.
#pragma once

#include <tl/expected.hpp>

#include "jsonnet/engine.h"

namespace cfnsonnet::jsonnet {

/// A file that cannot be read is a failure with `unreadable_file`.
[[nodiscard]] tl::expected<SourcePtr, Failure> read_main_file(const Request& request);

}  // namespace cfnsonnet::jsonnet
