#include "jsonnet/native/program/tree_memory.h"

#include <algorithm>

#include <sys/mman.h>

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::size_t large_page = std::size_t{2} << 20;

bool is_large(std::size_t bytes) { return bytes >= 2 * large_page; }

std::size_t alignment_of(std::size_t bytes, std::size_t alignment) {
  return is_large(bytes) ? std::max(alignment, large_page) : alignment;
}

}  // namespace

void* TreeMemory::do_allocate(std::size_t bytes, std::size_t alignment) {
  heap_.charge_kept(bytes);
  void* const memory = std::pmr::new_delete_resource()->allocate(bytes, alignment_of(bytes, alignment));
  if (is_large(bytes)) (void)madvise(memory, bytes / large_page * large_page, MADV_HUGEPAGE);
  return memory;
}

void TreeMemory::do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) {
  heap_.charge(-static_cast<std::ptrdiff_t>(bytes));
  std::pmr::new_delete_resource()->deallocate(memory, bytes, alignment_of(bytes, alignment));
}

}  // namespace cfnsonnet::jsonnet::native
