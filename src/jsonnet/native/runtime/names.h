// Interned strings: the names of fields and variables, so that comparing two is comparing pointers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/arena.h"
#include "jsonnet/native/runtime/text.h"

namespace cfnsonnet::jsonnet::native {

class Names {
 public:
  /// Names live in the arena, which must outlive this.
  explicit Names(Arena& arena);

  /// The one Text with these bytes.
  [[nodiscard]] Name intern(std::string_view text) { return intern(text, hash_of(text)); }
  [[nodiscard]] Name intern(std::string_view text, std::uint32_t hash);
  /// The same, or null where no such name has been interned.
  [[nodiscard]] Name find(std::string_view text, std::uint32_t hash) const;

 private:
  // The hash stands beside the name, so that a look past other names does not read them.
  struct Entry {
    Name name = nullptr;
    std::uint32_t hash = 0;
  };
  [[nodiscard]] std::size_t place_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  Arena& arena_;
  std::vector<Entry> table_;  // Open addressing; its size is a power of two.
  std::size_t count_ = 0;
};

}  // namespace cfnsonnet::jsonnet::native
