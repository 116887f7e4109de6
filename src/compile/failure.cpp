#include "compile/failure.h"

#include "jsonnet/syntax_errors.h"

namespace cfnsonnet {

Finding finding_of(const jsonnet::Failure& failure) {
  Finding finding{"J0001", Level::error, failure.message, failure.location, failure.path, {}};
  for (const jsonnet::Frame& frame : failure.trace) finding.related.push_back({frame.location, frame.what});
  return finding;
}

std::vector<Finding> findings_of(const jsonnet::Failure& failure) {
  std::vector<Finding> findings{finding_of(failure)};
  if (!failure.is_syntax) return findings;
  for (const jsonnet::Failure& other : jsonnet::syntax_errors(failure.location.source))
    if (other.location.span != failure.location.span || other.message != failure.message)
      findings.push_back(finding_of(other));
  return findings;
}

}  // namespace cfnsonnet
