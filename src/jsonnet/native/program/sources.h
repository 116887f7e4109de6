// The files of one evaluation, laid end to end in one address space of 32 bits, so that a place is two numbers.
//
// Address 0 is nowhere. A file takes one address more than it has bytes, for its end.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfnsonnet/source.h"
#include "jsonnet/native/program/program.h"

namespace cfnsonnet::jsonnet::native {

class Sources {
 public:
  /// The address of the first byte of the text; nothing where the address space is full.
  [[nodiscard]] std::optional<std::uint32_t> add(SourcePtr source);

  /// The program of the source, the last that was added, reads its own name: `std.thisFile`.
  void note_name_read() { name_readers_.push_back(entries_.back().source); }
  [[nodiscard]] const std::vector<SourcePtr>& name_readers() const { return name_readers_; }

  [[nodiscard]] Location locate(Span span) const;

  [[nodiscard]] std::vector<SourcePtr> all() const;

  /// The source that an address lies in; null for 0.
  [[nodiscard]] const SourcePtr* find(std::uint32_t address) const;

 private:
  struct Entry {
    std::uint32_t base;
    SourcePtr source;
  };
  [[nodiscard]] const Entry* entry(std::uint32_t address) const;
  std::deque<Entry> entries_;
  std::vector<SourcePtr> name_readers_;
};

}  // namespace cfnsonnet::jsonnet::native
