#include "compile/failure.h"

namespace cfnsonnet {

Finding finding_of(const jsonnet::Failure& failure) {
  Finding finding{"J0001", Level::error, failure.message, failure.location, failure.path, {}};
  for (const jsonnet::Frame& frame : failure.trace) finding.related.push_back({frame.location, frame.what});
  return finding;
}

}  // namespace cfnsonnet
