// Any bytes as a program, given to both engines: what both can evaluate has one value.
//
// libjsonnet is older (0.18) and refuses what is newer, so that its failures say nothing; and it takes long, so that it is
// asked only for programs which the native engine evaluates in little time.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "jsonnet/engine.h"

namespace {

using cfnsonnet::EngineName;
using cfnsonnet::jsonnet::Request;

constexpr std::size_t max_output = 256 << 10;
constexpr unsigned max_stack = 100;
constexpr std::chrono::milliseconds time_limit{100};
constexpr std::chrono::milliseconds reference_time_limit{3000};

Request request_of(const std::uint8_t* data, std::size_t size) {
  Request request;
  request.snippet = std::string(data, data + size);
  request.confine_imports = true;
  request.max_output = max_output;
  request.max_stack = max_stack;
  request.timeout = time_limit;
  request.ext_vars = {{"text", "a text", false}, {"code", "{ a: 1 }", true}};
  request.top_level_arguments = {{"x", "1", true}};
  return request;
}

/// What means something else since 0.18, see docs/jsonnet.md: programs that speak of it are not compared.
bool speaks_of_what_has_changed(std::string_view program) {
  constexpr std::string_view changed[] = {"thisFile", "parseYaml", "manifestXml", "manifestToml", "manifestYaml", "local std"};
  return std::any_of(std::begin(changed), std::end(changed),
                     [&](std::string_view name) { return program.find(name) != std::string_view::npos; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Request request = request_of(data, size);
  if (speaks_of_what_has_changed(*request.snippet)) return -1;
  const auto native = cfnsonnet::jsonnet::make_native_engine()->evaluate(request);
  if (!native) return 0;
  request.timeout = reference_time_limit;
  const auto reference = cfnsonnet::jsonnet::make_libjsonnet_engine()->evaluate(request);
  if (!reference || native->front().text == reference->front().text) return 0;
  std::fprintf(stderr, "native:\n%s\nlibjsonnet:\n%s\n", native->front().text.c_str(), reference->front().text.c_str());
  std::abort();
}
