// Any bytes as a program, evaluated within limits: there is a value, or a failure with a message; nothing else happens.
//
// The first byte chooses the form of the output, whether documents with origins are wanted too, and whether garbage is
// collected all the time.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "jsonnet/engine.h"

namespace {

constexpr std::size_t max_memory = std::size_t{64} << 20;
constexpr std::size_t max_output = std::size_t{16} << 20;
constexpr unsigned max_stack = 200;
constexpr std::chrono::seconds time_limit{1};

cfnsonnet::jsonnet::Request request_of(const std::uint8_t* data, std::size_t size) {
  using cfnsonnet::OutputForm;
  constexpr OutputForm forms[] = {OutputForm::json, OutputForm::string, OutputForm::multi, OutputForm::json,
                                  OutputForm::stream};
  const unsigned choice = data[0];
  cfnsonnet::jsonnet::Request request;
  request.snippet = std::string(data + 1, data + size);
  request.form = forms[choice % std::size(forms)];
  request.want_documents = request.want_origins = choice % 2 == 1;
  if (choice & 4U) {
    request.gc_min_objects = 1;
    request.gc_growth_trigger = 1;
  }
  request.confine_imports = true;  // Only the bundled library: a device that is read is no finding.
  request.max_memory = max_memory;
  request.max_output = max_output;
  request.max_stack = max_stack;
  request.timeout = time_limit;
  request.ext_vars = {{"text", "a text", false}, {"code", "{ a: 1 }", true}};
  request.top_level_arguments = {{"x", "1", true}};
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  const auto result = cfnsonnet::jsonnet::make_native_engine()->evaluate(request_of(data, size));
  if (!result && (result.error().message.empty() || !result.error().location.source)) std::abort();
  return 0;
}
