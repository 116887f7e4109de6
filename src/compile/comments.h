// Comments that say that a finding is known and meant:
//
//   BucketName: 'shared',  // cfnsonnet: ignore E3031 -- the pattern is older than the name
//
// At the end of a line for that line, on a line of its own for the next one that has something on it. `#` does as well
// as
// `//`, so that YAML can have them too. A rule may be named by its beginning, several are separated by commas.
#pragma once

#include <vector>

#include "cfnsonnet/check.h"
#include "cfnsonnet/finding.h"

namespace cfnsonnet {

/// Drops the findings at whose line, in whatever file, a comment names their rule, but for rules that are mandatory.
/// Adds a J0003 for each comment of the main file that drops nothing: those of imported files may be meant for other
/// templates.
///
/// @param main  The file that was checked; null where there is none.
void drop_commented(const SourcePtr& main, const CheckOptions& options, std::vector<Finding>& findings);

}  // namespace cfnsonnet
