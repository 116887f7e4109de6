// The tokens of a text, in eight bytes each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "syntax/list.h"
#include "syntax/token.h"

namespace cfnsonnet::syntax {

class TokenList {
 public:
  explicit TokenList(std::pmr::memory_resource* memory) : packed_(memory) {}

  void reserve(std::size_t count) { packed_.reserve(count); }
  void push_back(const Token& token) {
    std::uint32_t length = token.end - token.begin;
    if (length > max_length) [[unlikely]]
      length = long_length(token.end);
    packed_.push_back({token.begin, length | std::uint32_t{token.is_plain} << plain_shift |
                                        std::uint32_t{token.is_bad} << bad_shift |
                                        static_cast<std::uint32_t>(token.kind) << kind_shift});
  }

  [[nodiscard]] std::size_t size() const { return packed_.size(); }
  [[nodiscard]] TokenKind kind(std::size_t index) const {
    return static_cast<TokenKind>(packed_[index].rest >> kind_shift);
  }
  [[nodiscard]] Token operator[](std::size_t index) const {
    const Packed& packed = packed_[index];
    const std::uint32_t length = packed.rest & max_length;
    const std::uint32_t end = (packed.rest & long_flag) != 0 ? long_ends_[length] : packed.begin + length;
    return {packed.begin, end, static_cast<TokenKind>(packed.rest >> kind_shift), (packed.rest >> plain_shift & 1) != 0,
            (packed.rest >> bad_shift & 1) != 0};
  }

 private:
  static constexpr std::uint32_t max_length = (1U << 21) - 1;
  static constexpr std::uint32_t long_flag = 1U << 21;
  static constexpr unsigned plain_shift = 22, bad_shift = 23, kind_shift = 24;

  [[gnu::noinline]] std::uint32_t long_length(std::uint32_t end) {
    long_ends_.push_back(end);
    return static_cast<std::uint32_t>(long_ends_.size() - 1) | long_flag;
  }

  struct Packed {
    std::uint32_t begin;
    std::uint32_t rest;  // Its length in bytes, the flags, the kind. Of a long one, instead of the length its place in
                         // `long_ends_`.
  };

  List<Packed> packed_;
  std::vector<std::uint32_t> long_ends_;  // A text of 4 GiB has no more than 2,048 of them.
};

}  // namespace cfnsonnet::syntax
