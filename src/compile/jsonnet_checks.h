// What can be wrong with Jsonnet that evaluates, and that nobody sees in the JSON: variables that nothing uses, in the
// files and on the command line, and a comma that is missing.
#pragma once

#include <span>
#include <vector>

#include "cfnsonnet/check.h"
#include "cfnsonnet/compile.h"
#include "cfnsonnet/evaluate.h"
#include "cfnsonnet/finding.h"

namespace cfnsonnet {

/// Not of the bundled library, code of the command line, or of a folder of the search path.
[[nodiscard]] bool is_of_project(const Source& source, const EvaluateRequest& request);

/// Adds J2001, J2003, and J3002 for objects with no comma between them, if they are reported, for each source that is
/// Jsonnet of the project: not the bundled library, code of the command line, or what lies in a folder of the search
/// path.
void check_jsonnet(std::span<const SourcePtr> sources, const EvaluateRequest& request, const CheckOptions& options,
                   std::vector<Finding>& findings);

/// The external variables and top-level arguments of a request that its program does not read: "external variable
/// "stage"".
/// @param sources  Those of the document, the main file first.
[[nodiscard]] std::vector<std::string> unread_variables(std::span<const SourcePtr> sources,
                                                        const EvaluateRequest& request);

/// Adds J2002 to the first result for what none of the templates reads. Nothing where one could not be evaluated.
void check_unread_variables(std::span<CompileResult> results);

}  // namespace cfnsonnet
