// Any bytes as a program, given to both engines: what both can evaluate has one value.
//
// libjsonnet is older (0.18) and refuses what is newer, so that its failures say nothing; and it takes long, so that it
// is asked only for programs which the native engine evaluates in little time.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "jsonnet/engine.h"
#include "request.h"

namespace {

using cfnsonnet::jsonnet::Request;

constexpr cfnsonnet::fuzz::Bounds bounds{256 << 10, 100, std::chrono::milliseconds(100)};
constexpr std::chrono::milliseconds reference_time_limit{3000};

/// What means something else since 0.18, see docs/jsonnet.md: programs that speak of it are not compared.
bool speaks_of_what_has_changed(std::string_view program) {
  constexpr std::string_view changed[] = {"thisFile",     "parseYaml",    "manifestXml",
                                          "manifestToml", "manifestYaml", "local std"};
  return std::any_of(std::begin(changed), std::end(changed),
                     [&](std::string_view name) { return program.find(name) != std::string_view::npos; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Request request = cfnsonnet::fuzz::request_of(std::string(data, data + size), bounds);
  if (speaks_of_what_has_changed(*request.snippet)) return -1;
  const auto native = cfnsonnet::jsonnet::make_native_engine()->evaluate(request);
  if (!native) return 0;
  request.timeout = reference_time_limit;
  const auto reference = cfnsonnet::jsonnet::make_libjsonnet_engine()->evaluate(request);
  if (!reference || native->front().text == reference->front().text) return 0;
  std::fprintf(stderr, "native:\n%s\nlibjsonnet:\n%s\n", native->front().text.c_str(), reference->front().text.c_str());
  std::abort();
}
