// Functions that hash the UTF-8 of a string: MD5, SHA-1, SHA-256, SHA-512, and SHA3-512 as std.sha3. Nettle computes
// them.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <nettle/sha3.h>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// How Nettle names one algorithm.
template <class State>
struct Algorithm {
  void (*start)(State* state);
  void (*update)(State* state, std::size_t length, const std::uint8_t* bytes);
  void (*finish)(State* state, std::size_t length, std::uint8_t* digest);
  std::size_t digest_bytes;
};

constexpr Algorithm<md5_ctx> md5{md5_init, md5_update, md5_digest, MD5_DIGEST_SIZE};
constexpr Algorithm<sha1_ctx> sha1{sha1_init, sha1_update, sha1_digest, SHA1_DIGEST_SIZE};
constexpr Algorithm<sha256_ctx> sha256{sha256_init, sha256_update, sha256_digest, SHA256_DIGEST_SIZE};
constexpr Algorithm<sha512_ctx> sha512{sha512_init, sha512_update, sha512_digest, SHA512_DIGEST_SIZE};
constexpr Algorithm<sha3_512_ctx> sha3{sha3_512_init, sha3_512_update, sha3_512_digest, SHA3_512_DIGEST_SIZE};
constexpr std::size_t most_digest_bytes = SHA512_DIGEST_SIZE;

template <class State>
void digest(const Algorithm<State>& algorithm, std::string_view text, std::uint8_t* out) {
  State state;
  algorithm.start(&state);
  algorithm.update(&state, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  algorithm.finish(&state, algorithm.digest_bytes, out);
}

template <const auto& algorithm>
Value hash(Evaluator& evaluator, const Arguments& arguments) {
  std::array<std::uint8_t, most_digest_bytes> bytes{};
  digest(algorithm, string_argument(evaluator, arguments, 0), bytes.data());
  std::array<char, 2 * most_digest_bytes> text{};
  for (std::size_t i = 0; i < algorithm.digest_bytes; ++i) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    text[2 * i] = hexadecimal[bytes[i] >> 4];
    text[2 * i + 1] = hexadecimal[bytes[i] & 0xF];
  }
  return evaluator.strings.make(std::string_view(text.data(), 2 * algorithm.digest_bytes));
}

}  // namespace

std::span<const BuiltIn> hash_functions() {
  static constexpr BuiltIn table[] = {
      {"md5", "str", hash<md5>},   {"sha1", "str", hash<sha1>},     {"sha256", "str", hash<sha256>},
      {"sha3", "str", hash<sha3>}, {"sha512", "str", hash<sha512>},
  };
  return table;
}

}  // namespace cfnsonnet::jsonnet::native
