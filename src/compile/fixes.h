// Applying the fixes of findings to the texts that they are of.
//
// Everything happens in memory: the fixes of all findings are applied, and what comes out is checked again. If nothing
// is worse, this goes on with what is found then, until no finding has a fix. If something is, the fixes behind which
// something new is found are tried apart from the others; where that says nothing, in halves, down to single ones.
// Those that make something worse are left out. Only the caller writes files.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "cfnsonnet/compile.h"

namespace cfnsonnet {

/// Takes away the fixes of places that are not for this project to change: of the bundled library, of the search path,
/// and of what is only allowed to be read.
void drop_fixes_elsewhere(const EvaluateRequest& request, std::vector<Finding>& findings);

/// The texts of files, by name.
using Texts = std::map<std::string, std::string>;

struct FixedTexts {
  Texts texts;                         ///< Of the files that change: what they are to have in them.
  Texts before;                        ///< Of the same files: what they had.
  std::size_t fixed = 0;               ///< How many findings are gone.
  std::vector<CompileResult> results;  ///< What is found with the new texts.
};

/// @param results  What is found in each input as the files are.
/// @param check    What is found with other texts in place of those of the files, for each input in the same order.
[[nodiscard]] FixedTexts apply_fixes(std::vector<CompileResult> results,
                                     const std::function<std::vector<CompileResult>(const Texts&)>& check);

}  // namespace cfnsonnet
