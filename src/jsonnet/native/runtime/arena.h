// Memory for what lives as long as an evaluation: syntax trees, names, shapes. Freed at once; no destructor runs.
// An evaluation is told how it grows, for it counts against its limit.
#pragma once

#include <cstddef>
#include <functional>
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
  /// From now on `told` is called before so many bytes more are taken. May throw.
  void tell_growth(std::function<void(std::size_t bytes)> told) { blocks_.told = std::move(told); }

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
  struct Blocks final : std::pmr::memory_resource {
    std::function<void(std::size_t)> told;

   private:
    void* do_allocate(std::size_t bytes, std::size_t alignment) override {
      if (told) told(bytes);
      return std::pmr::new_delete_resource()->allocate(bytes, alignment);
    }
    void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override {
      std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment);
    }
    [[nodiscard]] bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
      return this == &other;
    }
  };

  static constexpr std::size_t first_block = 16 << 10;  // Enough for a small program; later blocks grow by half.
  Blocks blocks_;
  std::pmr::monotonic_buffer_resource memory_{first_block, &blocks_};
};

}  // namespace cfnsonnet::jsonnet::native
