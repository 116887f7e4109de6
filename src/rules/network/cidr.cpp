#include "rules/network/cidr.h"

#include <arpa/inet.h>

#include <charconv>
#include <string>

namespace cfnsonnet::rules {

std::optional<Cidr> parse_cidr(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  Cidr block;
  block.v6 = text.find(':') != std::string_view::npos;
  const unsigned bits = block.v6 ? 128 : 32;
  const std::string_view digits = text.substr(slash + 1);
  unsigned prefix = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
  if (error != std::errc() || end != digits.data() + digits.size() || prefix > bits) return std::nullopt;
  const std::string address(text.substr(0, slash));
  if (inet_pton(block.v6 ? AF_INET6 : AF_INET, address.c_str(), block.first.data()) != 1) return std::nullopt;
  block.last = block.first;
  for (unsigned bit = prefix; bit < bits; ++bit) {
    const auto mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
    block.first[bit / 8] &= static_cast<std::uint8_t>(~mask);
    block.last[bit / 8] |= mask;
  }
  return block;
}

std::optional<CidrSplit> parse_cidr_split(const document::Node& block, const document::Node& count,
                                          const document::Node& host_bits) {
  constexpr double most_blocks = 256, most_bits = 128;
  const auto whole = parse_cidr(block.scalar_text().value_or(""));
  const auto blocks = count.scalar_number(), bits = host_bits.scalar_number();
  if (!whole || !blocks || !bits || *blocks < 1 || *blocks > most_blocks || *bits < 0 || *bits > most_bits)
    return std::nullopt;
  return CidrSplit{*whole, static_cast<std::size_t>(*blocks), static_cast<unsigned>(*bits)};
}

std::optional<std::vector<std::string>> split_cidr(const CidrSplit& split) {
  const auto& [block, count, host_bits] = split;
  const unsigned bits = block.v6 ? 128 : 32;
  if (host_bits > bits) return std::nullopt;
  std::vector<std::string> blocks;
  Cidr one{block.v6, block.first, {}};
  while (blocks.size() < count) {
    one.last = one.first;
    for (unsigned bit = bits - host_bits; bit < bits; ++bit)
      one.last[bit / 8] |= static_cast<std::uint8_t>(0x80U >> (bit % 8));
    if (!block.contains(one)) return std::nullopt;
    char text[INET6_ADDRSTRLEN];
    inet_ntop(block.v6 ? AF_INET6 : AF_INET, one.first.data(), text, sizeof text);
    blocks.push_back(std::string(text) + '/' + std::to_string(bits - host_bits));
    one.first = one.last;
    unsigned byte = bits / 8;
    while (byte-- > 0 && ++one.first[byte] == 0) {
    }
    if (byte == ~0U && blocks.size() < count) return std::nullopt;  // Past the last of all addresses.
  }
  return blocks;
}

}  // namespace cfnsonnet::rules
