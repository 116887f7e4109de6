// The text that a request asks to evaluate or to check: its snippet, or the file that it names.
#pragma once

#include <tl/expected.hpp>

#include "jsonnet/engine.h"
#include "jsonnet/importer.h"

namespace cfnsonnet::jsonnet {

/// The text of the file that a person has named. It may be in another project than the current folder; a link beside
/// other templates may not lead it out of theirs, for what is found in it is shown.
[[nodiscard]] tl::expected<std::string, ReadError> read_named_file(const Request& request);

/// A file that cannot be read is a failure with `unreadable_file`.
[[nodiscard]] tl::expected<SourcePtr, Failure> read_main_file(const Request& request);

/// The text of the file, to be checked as it stands. One that cannot be read, or is a folder, is a finding.
[[nodiscard]] tl::expected<SourcePtr, Finding> read_template_file(const Request& request);

}  // namespace cfnsonnet::jsonnet
