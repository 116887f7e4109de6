// What the evaluation is doing, as a chain through the C++ stack, for stack traces.
#pragma once

#include "jsonnet/native/eval/evaluator.h"

namespace cfnsonnet::jsonnet::native {

struct Evaluator::Scope {
  Scope(Evaluator& evaluator_, Activation::What what, const Node* site, const void* subject, Frame* frame = nullptr)
      : evaluator(evaluator_), activation{what, site, subject, frame, evaluator_.activation_} {
    evaluator.activation_ = &activation;
  }
  ~Scope() { evaluator.activation_ = activation.caller; }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

  Evaluator& evaluator;
  Activation activation;
};

/// Counts calls inside of calls, and assertions, as --max-stack has it.
struct Evaluator::Depth {
  explicit Depth(Evaluator& evaluator_) : evaluator(evaluator_) {
    if (++evaluator.calls_ > evaluator.limits_.max_stack) [[unlikely]]
      evaluator.fail("max stack frames exceeded: more than {} calls inside each other", evaluator.limits_.max_stack);
  }
  ~Depth() { --evaluator.calls_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;

  Evaluator& evaluator;
};

/// Counts fields inside of fields: an object that is made anew for each has no end, and would take the whole stack
/// first.
struct Evaluator::Nesting {
  explicit Nesting(Evaluator& evaluator_) : evaluator(evaluator_) {
    const std::uint64_t most = fields_for_a_call * evaluator.limits_.max_stack;
    if (++evaluator.fields_ > most) [[unlikely]]
      evaluator.fail("max stack frames exceeded: more than {} fields inside each other", most);
  }
  ~Nesting() { --evaluator.fields_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

  /// A layer of a deep inheritance costs no call, so that there may be many more fields.
  static constexpr std::uint64_t fields_for_a_call = 200;
  Evaluator& evaluator;
};

}  // namespace cfnsonnet::jsonnet::native
