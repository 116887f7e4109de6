// Running code that may not return: libjsonnet calls abort() on some programs (`std.parseJson('1e999')`) and overflows
// its stack on deeply nested ones. Both must end as one message, so it runs in a child process of its own.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace cfnsonnet::jsonnet {

/// The child's stack. Memory is used only as far as the stack is, so that its size costs nothing to programs of
/// ordinary depth; libjsonnet takes about a kilobyte for a level of nesting.
inline constexpr std::size_t isolated_stack_size = std::size_t{1} << 30;

struct Isolated {
  std::optional<std::string> reply;  ///< What the work returned; nothing when it crashed.
  std::string diagnostics;           ///< What it wrote to standard error.
  int signal = 0;                    ///< That ended it, or 0.
  bool timed_out = false;            ///< It was ended because its time was over.
  bool out_of_memory = false;        ///< It asked for more than it may have.
};

/// What the child may use; zero: all that there is.
struct IsolatedLimits {
  std::chrono::milliseconds time{0};
  std::size_t memory = 0;  ///< Bytes, beside what it starts with and its stack.
};

/// Runs `work` in a child process on a stack of `isolated_stack_size` and hands its reply back. The work sees this
/// process as it was; nothing it does changes it. Safe to call from several threads.
[[nodiscard]] Isolated run_isolated(const std::function<std::string()>& work, const IsolatedLimits& limits = {});

}  // namespace cfnsonnet::jsonnet
