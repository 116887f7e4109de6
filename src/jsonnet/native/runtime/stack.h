// A stack of its own for an evaluation, so that how deep Jsonnet may nest does not depend on who calls.
#pragma once

#include <cstddef>
#include <functional>

namespace cfnsonnet::jsonnet::native {

/// Address space, not memory: pages are used as the evaluation gets to them. At some 300 bytes a level it is enough for
/// the millions of nested values that a program can build in a loop.
#ifdef CFNSONNET_ADDRESS_SANITIZER
/// When an exception ends many frames, AddressSanitizer forgets them only on stacks of up to 64 MiB; on larger ones it
/// reports errors that are none.
inline constexpr std::size_t evaluation_stack_bytes = std::size_t{60} << 20;
#else
inline constexpr std::size_t evaluation_stack_bytes = std::size_t{1} << 30;
#endif

/// Runs `work(lowest, base)` on a thread with a stack of that size, or of less where there is not as much address
/// space, and waits for it. `work` must not throw.
/// @return False where no thread could be started.
[[nodiscard]] bool run_on_stack(std::size_t bytes,
                                const std::function<void(const void* lowest, const void* base)>& work);

}  // namespace cfnsonnet::jsonnet::native
