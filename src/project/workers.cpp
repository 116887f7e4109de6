#include "project/workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace cfnsonnet::project {

std::size_t threads_for(std::size_t count, unsigned jobs) {
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  return std::min(count, jobs ? std::size_t{jobs} : processors);
}

void for_each_index(std::size_t count, std::size_t threads,
                    const std::function<std::function<void(std::size_t)>()>& make) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    const auto take = make();
    for (std::size_t index = next++; index < count; index = next++) take(index);
  };
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
}

}  // namespace cfnsonnet::project
