// A list that only grows, of plain items, in memory that somebody else counts.
//
// As std::pmr::vector, but that adding an item is inlined as a store and a comparison: a text has millions of tokens.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory_resource>
#include <type_traits>
#include <utility>

namespace cfnsonnet::syntax {

template <class T>
class List {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  explicit List(std::pmr::memory_resource* memory) : memory_(memory) {}
  List(List&& other) noexcept
      : memory_(other.memory_),
        items_(std::exchange(other.items_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  List(const List&) = delete;
  List& operator=(const List&) = delete;
  ~List() {
    if (items_ != nullptr) memory_->deallocate(items_, capacity_ * sizeof(T), alignof(T));
  }

  void push_back(const T& item) {
    if (size_ == capacity_) [[unlikely]]
      reserve(capacity_ * 2 + 8);
    items_[size_++] = item;
  }
  [[gnu::noinline]] void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    auto* const items = static_cast<T*>(memory_->allocate(capacity * sizeof(T), alignof(T)));
    if (size_ != 0) std::memcpy(items, items_, size_ * sizeof(T));
    if (items_ != nullptr) memory_->deallocate(items_, capacity_ * sizeof(T), alignof(T));
    items_ = items;
    capacity_ = capacity;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const T* data() const { return items_; }
  [[nodiscard]] T& operator[](std::size_t index) { return items_[index]; }
  [[nodiscard]] const T& operator[](std::size_t index) const { return items_[index]; }
  [[nodiscard]] T& back() { return items_[size_ - 1]; }

 private:
  std::pmr::memory_resource* memory_;
  T* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace cfnsonnet::syntax
