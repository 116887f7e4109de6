// The states of a state machine in the Amazon States Language refer to each other by name: StartAt, Next, Default.
// https://states-language.net/spec.html#transition
#pragma once

#include <functional>
#include <string>

#include "document/document.h"

namespace cfnsonnet::rules {

/// Looks at a state machine, and at those inside of it (of a map, of parallel branches).
///
/// @param wrong  Told of each value that names no state beside it, and why. Names with substitutions ("${Name}") are
///               not known.
void check_transitions(const document::Node& machine,
                       const std::function<void(const document::Node& value, std::string why)>& wrong);

}  // namespace cfnsonnet::rules
