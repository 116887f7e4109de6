// The bundle inside the binary; bundle.S, which the build writes, pulls it in.
#include "schema/bundle.h"

extern "C" const std::uint32_t cfnsonnet_schema_bundle[];

namespace cfnsonnet::schema {

const Bundle& Bundle::embedded() {
  // Not checked: the build did, and nobody has written to it since.
  static const Bundle bundle(cfnsonnet_schema_bundle, 0);
  return bundle;
}

}  // namespace cfnsonnet::schema
