#include "jsonnet/native/output/output_buffer.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/runtime/heap.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Most manifested values are shorter; a smaller first piece would be moved at once.
constexpr std::size_t first_capacity = 4 << 10;

}  // namespace

OutputBuffer::~OutputBuffer() {
  std::free(data_);
  evaluator_.heap.charge(-static_cast<std::ptrdiff_t>(capacity_));
}

void OutputBuffer::grow(std::size_t more) {
  // A text that is appended is at most as long as memory, but a `fill` may ask for anything.
  const std::size_t wanted = more > PTRDIFF_MAX - size_ ? PTRDIFF_MAX : size_ + more;
  evaluator_.budget.check_output(wanted);
  const std::size_t capacity = std::max({wanted, capacity_ * 2, first_capacity});
  evaluator_.heap.charge(static_cast<std::ptrdiff_t>(capacity - capacity_));
  void* data = std::realloc(data_, capacity);
  if (data == nullptr) {
    evaluator_.heap.charge(-static_cast<std::ptrdiff_t>(capacity - capacity_));
    throw OutOfMemory{};
  }
  data_ = static_cast<char*>(data);
  capacity_ = capacity;
}

}  // namespace cfnsonnet::jsonnet::native
