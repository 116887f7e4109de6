// A path into a template, as people write it.
#pragma once

#include <string>

#include "cfnsonnet/finding.h"

namespace cfnsonnet::report {

/// "Resources.Bucket.Properties.Tags[0]"; names that are no plain words stand in brackets and quotes. Safe to print.
[[nodiscard]] std::string path_text(const Path& path);

}  // namespace cfnsonnet::report
