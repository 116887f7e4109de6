#include "jsonnet/native/runtime/text.h"

#include <cstring>

#include "text/utf8.h"

namespace cfnsonnet::jsonnet::native {
namespace {

constexpr std::uint64_t odd = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio: its products spread over all bits.

std::uint64_t mix(std::uint64_t state, std::uint64_t word) {
  state = (state ^ word) * odd;
  return state ^ (state >> 29);
}

}  // namespace

std::uint32_t count_code_points(std::string_view utf8) {
  std::uint32_t count = 0;
  std::size_t at = text::ascii_prefix(utf8);
  count += static_cast<std::uint32_t>(at);
  while (at < utf8.size()) {
    const std::size_t length = text::well_formed_length(utf8.substr(at));
    at += length == 0 ? 1 : length;
    ++count;
  }
  return count;
}

std::uint32_t hash_of(std::string_view bytes) {
  std::uint64_t state = bytes.size();
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t word = 0;
  for (; left >= sizeof word; at += sizeof word, left -= sizeof word) {
    std::memcpy(&word, at, sizeof word);
    state = mix(state, word);
  }
  word = 0;
  if (left != 0) std::memcpy(&word, at, left);
  state = mix(state, word) * odd;
  const auto hash = static_cast<std::uint32_t>(state >> 32);
  return hash == 0 ? 1 : hash;  // 0 says that there is no hash yet.
}

}  // namespace cfnsonnet::jsonnet::native
