#include "jsonnet/engine.h"

namespace cfnsonnet::jsonnet {

std::unique_ptr<Engine> make_engine(EngineName name) {
  return name == EngineName::native ? make_native_engine() : make_libjsonnet_engine();
}

}  // namespace cfnsonnet::jsonnet
