// Alternatives of scenarios, said in fewer words: "A, or not A and B" is "A, or B".
#pragma once

#include <vector>

#include "template/conditions.h"

namespace cfnsonnet {

/// The same alternatives, each with as few literals as this finds; each sorted, none twice. One empty scenario: always.
///
/// @param alternatives  Any of them holds. Past some dozens they are only sorted.
[[nodiscard]] std::vector<Scenario> simplified(std::vector<Scenario> alternatives);

}  // namespace cfnsonnet
