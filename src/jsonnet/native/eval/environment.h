// What an evaluation gets from outside of the program.
#pragma once

#include <string_view>

#include "cfnsonnet/finding.h"
#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

class Evaluator;

/// Each fails through the evaluator.
class Environment {
 public:
  virtual ~Environment() = default;
  /// The value of `import`, `importstr` or `importbin` at a node; evaluated once a file.
  [[nodiscard]] virtual Value import(Evaluator& evaluator, const Import& node, Frame* frame) = 0;
  /// Empty where there is none; may be a thunk.
  [[nodiscard]] virtual Value external_variable(Evaluator& evaluator, std::string_view name) = 0;
  /// The name of the file that an address lies in, for std.thisFile.
  [[nodiscard]] virtual std::string_view file_of(Span span) const = 0;
  /// std.trace.
  virtual void trace(Span span, std::string_view text) = 0;
};

}  // namespace cfnsonnet::jsonnet::native
