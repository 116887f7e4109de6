#include "report/fingerprint.h"

#include <array>
#include <cstdint>
#include <map>
#include <string_view>

#include <fmt/format.h>
#include <nettle/sha2.h>

#include "report/order.h"
#include "report/path_text.h"

namespace cfnsonnet::report {
namespace {

/// The first half of the SHA-256: enough for names.
std::string digest(std::string_view text) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE / 2> bytes{};
  sha256_digest(&context, bytes.size(), bytes.data());
  std::string hex;
  for (const std::uint8_t byte : bytes) hex += fmt::format("{:02x}", byte);
  return hex;
}

}  // namespace

std::vector<std::string> fingerprints(std::span<const Finding* const> findings) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::string> names;
  names.reserve(findings.size());
  for (const Finding* finding : findings) {
    std::string key = fmt::format("{}\n{}\n{}", file_of(*finding), finding->rule,
                                  finding->path.empty() ? finding->message : path_text(finding->path));
    if (const std::size_t number = seen[key]++; number > 0) key += fmt::format("\n{}", number);
    names.push_back(digest(key));
  }
  return names;
}

}  // namespace cfnsonnet::report
