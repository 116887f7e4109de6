// A block of addresses in CIDR notation, "10.0.0.0/16" or "2001:db8::/32", as two numbers: its first and last address.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace cfnsonnet::rules {

struct Cidr {
  using Address = std::array<std::uint8_t, 16>;  ///< Most significant byte first; an IPv4 address is in the first four.
  bool v6 = false;
  Address first{};
  Address last{};

  [[nodiscard]] bool contains(const Cidr& other) const {
    return v6 == other.v6 && first <= other.first && other.last <= last;
  }
  [[nodiscard]] bool overlaps(const Cidr& other) const {
    return v6 == other.v6 && first <= other.last && other.first <= last;
  }
  auto operator<=>(const Cidr&) const = default;
};

/// Reads a block. Bits past the prefix do not count. Nothing where the text is none: the format of the property says
/// so.
[[nodiscard]] std::optional<Cidr> parse_cidr(std::string_view text);

/// What Fn::Cidr is asked for.
struct CidrSplit {
  Cidr block;
  std::size_t count;
  unsigned host_bits;
};

/// Nothing where a value is none that Fn::Cidr takes: 1 to 256 blocks, and bits that an address has.
[[nodiscard]] std::optional<CidrSplit> parse_cidr_split(const document::Node& block, const document::Node& count,
                                                        const document::Node& host_bits);

/// The first blocks of so many host bits in a block, in order: what Fn::Cidr gives. Nothing where they do not all fit.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
[[nodiscard]] std::optional<std::vector<std::string>> split_cidr(const CidrSplit& split);

}  // namespace cfnsonnet::rules
