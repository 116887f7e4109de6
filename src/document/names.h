// Names that stand more than once in one object. Both readers refuse them: which one of them counts would be a guess.
#pragma once

#include <span>

#include "document/document.h"
#include "document/read.h"

namespace cfnsonnet::document {

/// Past this many findings about duplicates no more are added: a file made to annoy must not flood the report.
inline constexpr std::size_t max_duplicate_findings = 100;

/// Adds a finding for each member whose name is not unique: at the first such member with the second as its related
/// place, at each later one with the first. Takes n log n in the number of members, whatever the names are.
void report_duplicates(std::span<const Member> members, const SourcePtr& source, ReadErrors& out);

}  // namespace cfnsonnet::document
