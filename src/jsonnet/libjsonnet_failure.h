// Reading libjsonnet's error text back into its parts: message, place and stack trace.
//
//     RUNTIME ERROR: max stack frames exceeded.          STATIC ERROR: a.jsonnet:2:8: unexpected: "}"
//     	a.jsonnet:1:14-18	function <f>
//     	...
//     	a.jsonnet:(2:1)-(3:4)	object <anonymous>
//     	During manifestation
//
// Columns are bytes there and become code points here.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "jsonnet/engine.h"

namespace cfnsonnet::jsonnet {

/// The text of a source that a message names, or empty.
using TextOf = std::function<std::string(const std::string& name)>;

/// @param text  What libjsonnet gave for an error; becomes Failure::verbatim.
/// The location is the innermost one that the person can edit: not in Jsonnet's standard library, nor in ours. Where
/// there is none, it is the innermost one.
[[nodiscard]] Failure parse_libjsonnet_failure(std::string text, const TextOf& text_of);

}  // namespace cfnsonnet::jsonnet
