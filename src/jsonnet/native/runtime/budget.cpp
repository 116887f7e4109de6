#include "jsonnet/native/runtime/budget.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Between two looks at the clock.
constexpr std::uint32_t ticks_per_look = 4096;

}  // namespace

Budget::Budget(const Limits& limits, Heap& heap, const CallStack& call_stack)
    : limits_(limits), heap_(heap), call_stack_(call_stack) {
  heap.on_exhausted = [this] {
    call_stack_.fail("the evaluation needs more than {} MiB of memory", limits_.max_memory >> 20);
  };
  heap.on_collected = [this] { check_time(); };
  if (limits.timeout.count() > 0) deadline_ = std::chrono::steady_clock::now() + limits.timeout;
}

void Budget::check_time() {
  ticks_ = ticks_per_look;
  if (limits_.timeout.count() > 0 && std::chrono::steady_clock::now() > deadline_)
    call_stack_.fail("the evaluation took longer than {} s", static_cast<double>(limits_.timeout.count()) / 1000);
}

/// Of a call that needs so much stack. Returns where there is room for it after all.
void Budget::fail_depth(std::size_t bytes) {
  if (!heap_.make_room_for_stack(bytes)) call_stack_.fail("max stack frames exceeded: the evaluation nests too deeply");
}

void Budget::check_output(std::size_t bytes) {
  if (limits_.max_output != 0 && bytes > limits_.max_output)
    call_stack_.fail("a text would have more than {} bytes", limits_.max_output);
}

}  // namespace cfnsonnet::jsonnet::native
