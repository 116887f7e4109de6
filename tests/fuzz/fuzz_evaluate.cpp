// Any bytes as a program, evaluated within limits: there is a value, or a failure with a message; nothing else happens.
//
// The first byte chooses the form of the output, whether documents with origins are wanted too, and whether garbage is
// collected all the time.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "jsonnet/engine.h"
#include "request.h"

namespace {

constexpr std::size_t max_memory = std::size_t{64} << 20;
constexpr cfnsonnet::fuzz::Bounds bounds{std::size_t{16} << 20, 200, std::chrono::seconds(1)};

cfnsonnet::jsonnet::Request request_of(const std::uint8_t* data, std::size_t size) {
  using cfnsonnet::OutputForm;
  constexpr OutputForm forms[] = {OutputForm::json, OutputForm::string, OutputForm::multi, OutputForm::json,
                                  OutputForm::stream};
  const unsigned choice = data[0];
  cfnsonnet::jsonnet::Request request = cfnsonnet::fuzz::request_of(std::string(data + 1, data + size), bounds);
  request.form = forms[choice % std::size(forms)];
  request.want_documents = request.want_origins = choice % 2 == 1;
  if (choice & 4U) {
    request.gc_min_objects = 1;
    request.gc_growth_trigger = 1;
  }
  request.max_memory = max_memory;
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  const auto result = cfnsonnet::jsonnet::make_native_engine()->evaluate(request_of(data, size));
  if (!result && (result.error().message.empty() || !result.error().location.source)) std::abort();
  return 0;
}
