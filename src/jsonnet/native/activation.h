// What the evaluation is doing, as a chain through the C++ stack, for stack traces.
#pragma once

#include "jsonnet/native/evaluator.h"

namespace cfnsonnet::jsonnet::native {

struct Evaluator::Scope {
  Scope(Evaluator& evaluator_, Activation::What what, const Node* site, const void* subject)
      : evaluator(evaluator_), activation{what, site, subject, evaluator_.activation_} {
    evaluator.activation_ = &activation;
  }
  ~Scope() { evaluator.activation_ = activation.caller; }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

  Evaluator& evaluator;
  Activation activation;
};

}  // namespace cfnsonnet::jsonnet::native
