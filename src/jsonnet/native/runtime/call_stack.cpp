#include "jsonnet/native/runtime/call_stack.h"

#include "jsonnet/native/eval/builtin.h"

namespace cfnsonnet::jsonnet::native {
namespace {

/// Longer traces lose their middle.
constexpr std::size_t max_trace_half = 2000;

std::string name_of(const Activation& activation) {
  switch (activation.what) {
    case Activation::What::call: {
      const Name name = static_cast<const Function*>(activation.subject)->name;
      return name != nullptr ? std::string(name->view()) : std::string();
    }
    case Activation::What::builtin: return std::string(static_cast<const BuiltIn*>(activation.subject)->name);
    case Activation::What::field:
    case Activation::What::import: return std::string(static_cast<Name>(activation.subject)->view());
    default: return {};
  }
}

std::vector<EvaluationError::Step> trace_of(const Activation* innermost) {
  std::size_t count = 0;
  for (const Activation* at = innermost; at != nullptr; at = at->caller) ++count;
  std::vector<EvaluationError::Step> steps;
  std::size_t index = 0;
  for (const Activation* at = innermost; at != nullptr; at = at->caller, ++index) {
    if (index >= max_trace_half && index + max_trace_half < count) continue;
    steps.push_back({at->what, at->site != nullptr ? at->site->span : Span{}, name_of(*at)});
  }
  return steps;
}

std::vector<EvaluationError::Step> enclosing_calls(const Activation* innermost) {
  std::vector<EvaluationError::Step> steps;
  while (innermost != nullptr && innermost->frame == nullptr) innermost = innermost->caller;
  if (innermost == nullptr) return steps;
  for (const Context* at = context_of(innermost->frame); at != nullptr && steps.size() < max_trace_half;
       at = at->outer) {
    const bool named = at->function != nullptr && at->function->name != nullptr;
    steps.push_back({at->function != nullptr ? Activation::What::call : Activation::What::import,
                     at->site != nullptr ? at->site->span : Span{},
                     std::string(named                     ? at->function->name->view()
                                 : at->function != nullptr ? std::string_view()
                                                           : static_cast<const Import*>(at->site)->path->view())});
  }
  return steps;
}

}  // namespace

Span CallStack::call_site() const {
  for (const Activation* at = innermost_; at != nullptr; at = at->caller)
    if (at->site != nullptr) return at->site->span;
  return program_;
}

void CallStack::fail(std::string message) const { fail_at(call_site(), std::move(message)); }

void CallStack::fail_at(Span span, std::string message) const {
  throw EvaluationError{std::move(message), span, trace_of(innermost_), enclosing_calls(innermost_), false};
}

void CallStack::fail_syntax(Span span, std::string message) const {
  throw EvaluationError{std::move(message), span, trace_of(innermost_), {}, true};
}

void CallStack::fail_of_holder(std::string message) const {
  EvaluationError error{std::move(message), call_site(), trace_of(innermost_), enclosing_calls(innermost_), false};
  error.is_of_holder = true;
  throw error;
}

}  // namespace cfnsonnet::jsonnet::native
