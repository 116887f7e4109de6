// Memory for what lives as long as an evaluation: syntax trees, names, shapes. Freed at once; no destructor runs.
#pragma once

#include <cstddef>
#include <memory_resource>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace cfnsonnet::jsonnet::native {

class Arena {
 public:
  [[nodiscard]] void* allocate(std::size_t bytes, std::size_t alignment = alignof(std::max_align_t)) {
    return memory_.allocate(bytes, alignment);
  }

  template <class T>
  [[nodiscard]] T* make(T value) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (memory_.allocate(sizeof(T), alignof(T))) T(std::move(value));
  }

  template <class T>
  [[nodiscard]] std::span<T> copy(const std::vector<T>& items) {
    static_assert(std::is_trivially_destructible_v<T> && std::is_trivially_copyable_v<T>);
    if (items.empty()) return {};
    T* memory = static_cast<T*>(memory_.allocate(sizeof(T) * items.size(), alignof(T)));
    for (std::size_t i = 0; i < items.size(); ++i) new (memory + i) T(items[i]);
    return {memory, items.size()};
  }

 private:
  static constexpr std::size_t first_block = 16 << 10;  // Enough for a small program; later blocks grow by half.
  std::pmr::monotonic_buffer_resource memory_{first_block};
};

}  // namespace cfnsonnet::jsonnet::native
