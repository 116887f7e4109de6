#include "jsonnet/native/runtime/stack.h"

#include <pthread.h>
#include <sanitizer/asan_interface.h>
#include <sys/mman.h>

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::size_t least_bytes = 8 << 20;  // As much as a process has for its main thread by default.

struct Work {
  const std::function<void(const void*, const void*)>* run;
  const char* lowest;
};

__attribute__((noinline)) void* start(void* argument) {
  const Work& work = *static_cast<Work*>(argument);
  (*work.run)(work.lowest, __builtin_frame_address(0));
  return nullptr;
}

bool run_on(void* stack, std::size_t bytes, Work& work) {
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return false;
  pthread_t thread{};
  const bool started = pthread_attr_setstack(&attributes, stack, bytes) == 0 &&
                       pthread_create(&thread, &attributes, start, &work) == 0;
  pthread_attr_destroy(&attributes);
  if (started) pthread_join(thread, nullptr);
  return started;
}

}  // namespace

bool run_on_stack(std::size_t bytes, const std::function<void(const void*, const void*)>& work) {
  for (; bytes >= least_bytes; bytes /= 2) {
    void* stack = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK,
                       -1, 0);
    if (stack == MAP_FAILED) continue;
    Work job{&work, static_cast<const char*>(stack)};
    const bool started = run_on(stack, bytes, job);
    // An exception that ends many frames leaves what AddressSanitizer noted of them behind, for whoever is next here.
    ASAN_UNPOISON_MEMORY_REGION(stack, bytes);
    munmap(stack, bytes);
    if (started) return true;
  }
  return false;
}

}  // namespace cfnsonnet::jsonnet::native
