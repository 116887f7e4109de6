// From an error of the evaluation to what the engine hands on.
#pragma once

#include "jsonnet/engine.h"
#include "jsonnet/native/evaluator.h"
#include "jsonnet/native/sources.h"

namespace cfnsonnet::jsonnet::native {

/// Thunks are left out of the trace, repeated frames are folded into one, and a trace longer than `max_trace` (0: as long
/// as it is) loses its middle.
[[nodiscard]] Failure failure_of(const EvaluationError& error, const Sources& sources, unsigned max_trace);

}  // namespace cfnsonnet::jsonnet::native
