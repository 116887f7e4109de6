// For programs that are not linked with libjsonnet: those that have the library inside (tools/cmake/Library.cmake), and
// our own static one. It takes the place of the engine in libjsonnet_engine.cpp.
#include "jsonnet/engine.h"

namespace cfnsonnet::jsonnet {
namespace {

class NoEngine : public Engine {
 public:
  Result evaluate(const Request& request) override {
    Failure failure;
    failure.message = "this program has no engine \"libjsonnet\"; EngineName::native is the one that it has";
    failure.verbatim = failure.message + "\n";
    failure.location.source = std::make_shared<Source>(request.snippet ? request.snippet_name : request.file.string(),
                                                       "");
    return tl::unexpected(std::move(failure));
  }
};

}  // namespace

std::unique_ptr<Engine> make_libjsonnet_engine() { return std::make_unique<NoEngine>(); }

}  // namespace cfnsonnet::jsonnet
