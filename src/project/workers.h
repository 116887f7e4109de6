// Work on many things at once.
#pragma once

#include <cstddef>
#include <functional>

namespace cfnsonnet::project {

/// How many threads are of use for so many things.
/// @param jobs  As many as somebody has asked for; 0: one for each processor.
[[nodiscard]] std::size_t threads_for(std::size_t count, unsigned jobs);

/// Calls `make` once on each thread, and what it gives for each number below `count`, once, in any order.
void for_each_index(std::size_t count, std::size_t threads,
                    const std::function<std::function<void(std::size_t index)>()>& make);

}  // namespace cfnsonnet::project
