// What an evaluation may use, and the checks of what it has used. Each fails through the call stack.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include "jsonnet/native/runtime/call_stack.h"
#include "jsonnet/native/runtime/heap.h"

namespace cfnsonnet::jsonnet::native {

/// What one evaluation may use. Zero: no limit.
struct Limits {
  unsigned max_stack = 500;                       ///< Calls inside calls.
  std::size_t max_memory = std::size_t{2} << 30;  ///< Bytes of the heap and of texts being built.
  std::size_t max_output = std::size_t{1} << 30;  ///< Bytes of one manifested text.
  std::chrono::milliseconds timeout{0};
  Heap::Pace pace;
};

/// Time, C++ stack and text; calls are counted by the CallStack, memory by the Heap, whose failing is set up here.
class Budget {
 public:
  /// The time begins now.
  Budget(const Limits& limits, Heap& heap, const CallStack& call_stack);
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  /// To be called now and then by loops that can be long: looks at the clock.
  void tick() {
    if (--ticks_ == 0) check_time();
  }
  /// To be called by whatever recurses in C++ without evaluating: fails before the stack overflows.
  void check_depth() { check_depth(stack_reserve); }
  /// The same for C++ that needs so much stack.
  void check_depth(std::size_t bytes) {
    if (static_cast<const char*>(__builtin_frame_address(0)) < heap_.stack_end() + bytes) [[unlikely]]
      fail_depth(bytes);
  }
  /// Fails where a text that is being built grows past the limits.
  void check_output(std::size_t bytes);

 private:
  /// Room on the stack for C++ that does not look at its depth.
  static constexpr std::size_t stack_reserve = 128 << 10;

  void check_time();
  void fail_depth(std::size_t bytes);

  Limits limits_;
  Heap& heap_;
  const CallStack& call_stack_;
  std::uint32_t ticks_ = 1;
  std::chrono::steady_clock::time_point deadline_;
};

}  // namespace cfnsonnet::jsonnet::native
