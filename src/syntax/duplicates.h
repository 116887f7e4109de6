// Names that must differ and do not: fields of an object, locals that are bound together, parameters of a function.
#pragma once

#include <vector>

#include "syntax/tree.h"

namespace cfnsonnet::syntax {

/// Appends an error for each list of names with a duplicate, at the first one that repeats another.
void find_duplicates(const Tree& tree, std::vector<Error>& errors);

}  // namespace cfnsonnet::syntax
