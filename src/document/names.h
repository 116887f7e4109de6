// Names that stand more than once in one object. Both readers refuse them: which one of them counts would be a guess.
#pragma once

#include <span>

#include "document/document.h"
#include "document/read.h"

namespace cfnsonnet::document {

/// Adds a finding for each member whose name is not unique: at the first such member with the second as its related
/// place, at each later one with the first; up to `max_read_errors` in all. Takes n log n in the number of members,
/// whatever the names are. False where all names are unique.
bool report_duplicates(std::span<const Member> members, const SourcePtr& source, ReadErrors& out);

/// Moves the first member of each name to the front, in their order; how many these are.
[[nodiscard]] std::size_t keep_first_of_each(std::span<Member> members);

}  // namespace cfnsonnet::document
