// A text under construction: what manifesting appends to. Its growth is bounded by the evaluation's limits.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace cfnsonnet::jsonnet::native {

class Evaluator;

class OutputBuffer {
 public:
  explicit OutputBuffer(Evaluator& evaluator) : evaluator_(evaluator) {}
  ~OutputBuffer();
  OutputBuffer(const OutputBuffer&) = delete;
  OutputBuffer& operator=(const OutputBuffer&) = delete;

  void append(std::string_view text) {
    if (text.empty()) return;
    if (text.size() > capacity_ - size_) grow(text.size());
    std::memcpy(data_ + size_, text.data(), text.size());
    size_ += text.size();
  }
  void append(char byte) {
    if (size_ == capacity_) grow(1);
    data_[size_++] = byte;
  }
  void fill(std::size_t count, char byte) {
    if (count == 0) return;
    if (count > capacity_ - size_) grow(count);
    std::memset(data_ + size_, byte, count);
    size_ += count;
  }
  /// Where so many bytes more can be written, which `add` then counts.
  [[nodiscard]] char* room(std::size_t count) {
    if (count > capacity_ - size_) grow(count);
    return data_ + size_;
  }
  void add(std::size_t count) { size_ += count; }
  /// Cuts the text back to `size` bytes.
  void cut(std::size_t size) { size_ = size; }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string_view view() const { return {data_, size_}; }

 private:
  /// Makes room for so many bytes more. Fails where the text gets longer than the limits allow.
  void grow(std::size_t more);

  Evaluator& evaluator_;
  char* data_ = nullptr;  // realloc'ed: a large one moves by remapping, without a second copy in memory
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace cfnsonnet::jsonnet::native
