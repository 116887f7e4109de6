// Names of files with wildcards, as cfn-lint's settings write them: `*`, `?` and `[…]` stand for parts of a name, `**`
// for any folders. Names that begin with a dot are only found where the pattern writes the dot.
// https://docs.python.org/3/library/glob.html
#pragma once

#include <string>
#include <vector>

namespace cfnsonnet::project {

/// Whether a pattern stands for a file; both are paths from the current folder, or from the root.
[[nodiscard]] bool matches_pattern(const std::string& pattern, const std::string& file);

/// Whether a pattern without folders stands for a name.
[[nodiscard]] bool matches_name(const std::string& pattern, const std::string& name);

/// What stands before the first wildcard: all files of the pattern lie there or below.
[[nodiscard]] std::string fixed_part(const std::string& pattern);

/// The files that one of the patterns stands for, sorted. Links to folders are not followed by `**`.
[[nodiscard]] std::vector<std::string> files_matching(const std::vector<std::string>& patterns);

}  // namespace cfnsonnet::project
