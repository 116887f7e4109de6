// From an error of the evaluation to what the engine hands on.
#pragma once

#include "jsonnet/engine.h"
#include "jsonnet/native/program/sources.h"
#include "jsonnet/native/runtime/call_stack.h"

namespace cfnsonnet::jsonnet::native {

/// The place is the innermost one in a file that the user can edit: where the bundled library found an argument wrong,
/// the call that gave it; the trace begins with the library's own place then.
/// Thunks are left out of the trace, repeated frames are folded into one, and a trace longer than `max_trace` (0: as
/// long as it is) loses its middle.
[[nodiscard]] Failure failure_of(const EvaluationError& error, const Sources& sources, unsigned max_trace);

/// Whether the failure's place is in the bundled library, because no call of the user's was found.
[[nodiscard]] bool is_in_library(const Failure& failure);

}  // namespace cfnsonnet::jsonnet::native
