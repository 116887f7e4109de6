// Which external variables a program may read.
#pragma once

#include <set>
#include <span>
#include <string>

#include "cfnsonnet/source.h"

namespace cfnsonnet::jsonnet {

struct ReadVariables {
  std::set<std::string, std::less<>> names;  ///< Of external variables.
  bool may_read_any = false;                 ///< A name is computed, or a file was not read that might name some.
  bool takes_arguments = true;               ///< Not where the program is plainly an object, and no function.
};

/// Whatever the text of the program names in `std.extVar('name')`, whether it was evaluated or not: a branch that is
/// not taken today reads it tomorrow.
///
/// @param sources  The files that the program was evaluated from, the main one first. A file that they import and that
///                 is not among them has not been needed yet.
[[nodiscard]] ReadVariables read_variables(std::span<const SourcePtr> sources);

}  // namespace cfnsonnet::jsonnet
