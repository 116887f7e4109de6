// What the evaluation is doing, as a chain of activations through the C++ stack: how deep it is, where it fails, and
// the trace of a failure.
//
// Failures are thrown as EvaluationError inside of this folder and become a `Failure` at the engine's border.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cfnsonnet/finding.h"
#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/value.h"

namespace cfnsonnet::jsonnet::native {

/// One step of the evaluation that a stack trace shows: a call, a thunk, a field. Lives on the C++ stack.
struct Activation {
  enum class What : std::uint8_t { call, builtin, thunk, field, assertion, import };
  What what;
  const Node* site;     ///< Where it was asked for; null where only C++ asked.
  const void* subject;  ///< A Function, a BuiltIn, a Name …, by `what`.
  Frame* frame;         ///< That is evaluated in; null of a function of std.
  const Activation* caller;
};

/// A failed evaluation: a `Failure` in the making.
struct EvaluationError {
  struct Step {
    Activation::What what;
    Span site;
    std::string name;
  };
  /// A step into the value that was being written when it failed: a field with the place of its name, or an item.
  struct PathStep {
    PathSegment segment;
    Span name;
  };
  std::string message;
  Span span;
  std::vector<Step> trace;  ///< Innermost first.
  std::vector<Step> calls;  ///< The calls and imports that the failing place stands in, which may have ended long ago;
                            ///< known where origins are traced.
  bool is_syntax = false;   ///< Found before the file was evaluated.
  std::vector<PathStep> path = {};  ///< Innermost first.
  bool is_of_holder = false;        ///< Of a value that cannot be written: its place is the field that holds it.

  void add_field(std::string_view name, Span name_span) {
    PathStep& step = path.emplace_back();
    step.segment = std::string(name);
    step.name = name_span;
    if (is_of_holder && name_span.known()) span = name_span, is_of_holder = false;
  }
  void add_item(std::size_t index) { path.emplace_back().segment = index; }
};

class CallStack {
 public:
  /// @param max_calls  Calls inside calls.
  explicit CallStack(unsigned max_calls) : max_calls_(max_calls) {}
  CallStack(const CallStack&) = delete;
  CallStack& operator=(const CallStack&) = delete;

  struct Scope;    // An Activation that ends with its C++ block.
  struct Depth;    // The same for a call, counted.
  struct Nesting;  // The same for a field.

  /// Where the evaluation is now.
  [[nodiscard]] const Activation* innermost() const { return innermost_; }
  /// The place of the call that is under way; that of the main file outside of all.
  [[nodiscard]] Span call_site() const;
  /// Tells of a program that is going to be evaluated. The first is the main file.
  void note_program(Span span) {
    if (!program_.known()) program_ = span;
  }

  /// Fails at the call that is under way.
  [[noreturn]] void fail(std::string message) const;
  template <class... Parts>
  [[noreturn]] void fail(fmt::format_string<Parts...> format, Parts&&... parts) const {
    fail(fmt::format(format, std::forward<Parts>(parts)...));
  }
  [[noreturn]] void fail_at(Span span, std::string message) const;
  [[noreturn]] void fail_syntax(Span span, std::string message) const;
  /// Fails for a value that cannot be written, at the field that holds it.
  [[noreturn]] void fail_of_holder(std::string message) const;

 private:
  /// A layer of a deep inheritance costs no call, so that there may be many more fields.
  static constexpr std::uint64_t fields_for_a_call = 200;

  unsigned max_calls_;
  unsigned calls_ = 0;   ///< Calls under way.
  unsigned fields_ = 0;  ///< Fields under way.
  const Activation* innermost_ = nullptr;
  Span program_;  ///< The main file: the place of what has none.
};

struct CallStack::Scope {
  Scope(CallStack& stack_, Activation::What what, const Node* site, const void* subject, Frame* frame = nullptr)
      : stack(stack_), activation{what, site, subject, frame, stack_.innermost_} {
    stack.innermost_ = &activation;
  }
  ~Scope() { stack.innermost_ = activation.caller; }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

  CallStack& stack;
  Activation activation;
};

/// Counts calls inside of calls, and assertions, as --max-stack has it.
struct CallStack::Depth {
  explicit Depth(CallStack& stack_) : stack(stack_) {
    if (++stack.calls_ > stack.max_calls_) [[unlikely]]
      stack.fail("max stack frames exceeded: more than {} calls inside each other", stack.max_calls_);
  }
  ~Depth() { --stack.calls_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;

  CallStack& stack;
};

/// Counts fields inside of fields: an object that is made anew for each has no end, and would take the whole stack
/// first.
struct CallStack::Nesting {
  explicit Nesting(CallStack& stack_) : stack(stack_) {
    const std::uint64_t most = fields_for_a_call * stack.max_calls_;
    if (++stack.fields_ > most) [[unlikely]]
      stack.fail("max stack frames exceeded: more than {} fields inside each other", most);
  }
  ~Nesting() { --stack.fields_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

  CallStack& stack;
};

}  // namespace cfnsonnet::jsonnet::native
