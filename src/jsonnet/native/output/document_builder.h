// A value as the document that the checker reads.
#pragma once

#include "document/document.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/program/sources.h"

namespace cfnsonnet::jsonnet::native {

/// Evaluates all of the value that is visible, in the order in which it is manifested.
///
/// Where the evaluation traces origins, every node and every name gets the place in the Jsonnet that made it, with the
/// calls and imports around it; else only the main file.
[[nodiscard]] document::Document build_document(Evaluator& evaluator, const Sources& sources, const SourcePtr& main,
                                                Value value);

}  // namespace cfnsonnet::jsonnet::native
