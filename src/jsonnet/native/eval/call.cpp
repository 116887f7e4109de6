// Calls: binding arguments to parameters, running functions and those of std.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "document/text.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/eval/suggestion.h"

namespace cfnsonnet::jsonnet::native {
namespace {

std::string name_for_message(const Function& function) {
  return function.name != nullptr ? fmt::format("the function {}", document::quoted(function.name->view()))
                                  : "the function";
}

}  // namespace

Value Evaluator::eval_call(const Call& call, Frame* frame) {
  if (call.callee->kind == NodeKind::std_member) {
    const BuiltIn* builtin = static_cast<const StdMember*>(call.callee)->builtin;
    if (builtin != nullptr) return call_builtin(*builtin, call, frame);
  }
  const Value callee = eval(call.callee, frame);
  if (callee.tag() == Tag::builtin) return call_builtin(*callee.as_builtin(), call, frame);
  if (!callee.is_function())
    fail_at(call.callee->span, fmt::format("only functions can be called, not {}", with_article(callee)));
  const FunctionCell& function = *callee.as_function();
  return run_function(function, bind_arguments(function, call, frame), &call);
}

/// Prepares a tailstrict call: either gives its value (of a function of std), or an empty value and what to evaluate
/// next.
Value Evaluator::begin_tail_call(const Call& call, Frame* frame, const Node*& next, Frame*& next_frame) {
  const Value callee = eval(call.callee, frame);
  if (callee.tag() == Tag::builtin) return call_builtin(*callee.as_builtin(), call, frame);
  if (!callee.is_function())
    fail_at(call.callee->span, fmt::format("only functions can be called, not {}", with_article(callee)));
  const FunctionCell& function = *callee.as_function();
  next_frame = bind_arguments(function, call, frame);
  next = function.node->body;
  budget.tick();
  return {};
}

// --- Arguments -----------------------------------------------------------------------------------

Frame* Evaluator::bind_arguments(const FunctionCell& function, const Call& call, Frame* frame) {
  const Function& node = *function.node;
  const std::span<const Parameter> parameters = node.parameters;
  if (call.positional.size() > parameters.size())
    fail_at(call.span, fmt::format("{} takes {} argument{}, not {}", name_for_message(node), parameters.size(),
                                   parameters.size() == 1 ? "" : "s", call.positional.size()));
  Frame* made = heap.frame(function.frame, node.frame_size);
  for (std::size_t i = 0; i < call.positional.size(); ++i)
    made->slots()[i] = call.tailstrict ? strict(call.positional[i], frame) : lazy(call.positional[i], frame);
  for (const NamedArgument& argument : call.named) {
    const auto parameter = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& it) { return it.name == argument.name; });
    if (parameter == parameters.end()) fail_unknown_parameter(node, argument.name, argument.name_span);
    Value& slot = made->slots()[parameter - parameters.begin()];
    if (!slot.is_empty())
      fail_at(argument.name_span,
              fmt::format("the argument {} is given twice", document::quoted(argument.name->view())));
    slot = call.tailstrict ? strict(argument.value, frame) : lazy(argument.value, frame);
  }
  if (call.positional.size() + call.named.size() != parameters.size()) bind_defaults(node, made, call.span);
  if (origins.are_traced()) [[unlikely]]
    origins.set_context(made, &call, &node, context_of(frame));
  return made;
}

Value Evaluator::strict(const Node* node, Frame* frame) {
  const Value value = eval(node, frame);
  return origins.are_traced() ? origins.traced(value) : value;
}

void Evaluator::bind_defaults(const Function& function, Frame* frame, Span span) {
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    if (!frame->slots()[i].is_empty()) continue;
    const Parameter& parameter = function.parameters[i];
    if (parameter.default_value == nullptr)
      fail_at(span, fmt::format("{} needs the argument {}", name_for_message(function),
                                document::quoted(parameter.name->view())));
    frame->slots()[i] = Value::thunk(heap.thunk(parameter.default_value, frame));
  }
}

void Evaluator::fail_unknown_parameter(const Function& function, Name name, Span span) {
  std::vector<std::string_view> known;
  for (const Parameter& parameter : function.parameters) known.push_back(parameter.name->view());
  fail_at(span, fmt::format("{} has no parameter {}{}", name_for_message(function), document::quoted(name->view()),
                            suggestion(name->view(), known)));
}

// --- Functions of the program --------------------------------------------------------------------

Value Evaluator::run_function(const FunctionCell& function, Frame* frame, const Node* site) {
  const CallStack::Scope scope(call_stack, Activation::What::call, site, function.node, frame);
  const CallStack::Depth depth(call_stack);
  budget.tick();
  return eval(function.node->body, frame);
}

Value Evaluator::call(Value function, std::span<const Value> arguments) {
  ValueOrigin place;
  if (origins.are_traced()) [[unlikely]] {
    place = origins.take_lazy_call();
    if (place.node == nullptr) place = origins.call_place();
  }
  if (function.tag() == Tag::builtin) {
    const BuiltIn& builtin = *function.as_builtin();
    if (arguments.size() > builtin.parameter_count || arguments.size() < builtin.required_count)
      fail("std.{} cannot be called with {} arguments", builtin.name, arguments.size());
    std::array<Value, max_builtin_parameters> values{};
    std::copy(arguments.begin(), arguments.end(), values.begin());
    const Value result = run_builtin(builtin, std::span(values.data(), builtin.parameter_count), nullptr);
    if (origins.are_traced()) [[unlikely]]
      origins.settle(*this, builtin, result, place);
    return result;
  }
  if (!function.is_function()) fail("only functions can be called, not {}", with_article(function));
  const FunctionCell& cell = *function.as_function();
  const Function& node = *cell.node;
  if (arguments.size() > node.parameters.size())
    fail("{} takes {} arguments, but is called with {}", name_for_message(node), node.parameters.size(),
         arguments.size());
  Frame* frame = heap.frame(cell.frame, node.frame_size);
  std::copy(arguments.begin(), arguments.end(), frame->slots());
  if (arguments.size() != node.parameters.size()) bind_defaults(node, frame, call_stack.call_site());
  if (place.node != nullptr) [[unlikely]]
    origins.set_context(frame, place.node, &node, place.context);
  return run_function(cell, frame, nullptr);
}

Value Evaluator::call_by_name(Value function, std::span<const std::pair<Name, Value>> arguments) {
  const FunctionCell& cell = *function.as_function();
  const Function& node = *cell.node;
  Frame* frame = heap.frame(cell.frame, node.frame_size);
  for (const std::pair<Name, Value>& argument : arguments) {
    const auto parameter = std::find_if(node.parameters.begin(), node.parameters.end(),
                                        [&](const Parameter& it) { return it.name == argument.first; });
    if (parameter == node.parameters.end()) fail_unknown_parameter(node, argument.first, node.span);
    frame->slots()[parameter - node.parameters.begin()] = argument.second;
  }
  for (std::size_t i = 0; i < node.parameters.size(); ++i) {
    const Parameter& parameter = node.parameters[i];
    if (frame->slots()[i].is_empty() && parameter.default_value == nullptr)
      fail_at(
          node.span,
          fmt::format(
              "the file is a function that needs the argument {}; give it with --tla-str {}=TEXT or --tla-code {}=CODE",
              document::quoted(parameter.name->view()), parameter.name->view(), parameter.name->view()));
  }
  bind_defaults(node, frame, node.span);
  return run_function(cell, frame, nullptr);
}

// --- Functions of std ----------------------------------------------------------------------------

Value Evaluator::call_builtin(const BuiltIn& builtin, const Call& call, Frame* frame) {
  if (call.positional.size() > builtin.parameter_count)
    fail_at(call.span, fmt::format("std.{} takes {} argument{}, not {}", builtin.name, builtin.parameter_count,
                                   builtin.parameter_count == 1 ? "" : "s", call.positional.size()));
  std::array<Value, max_builtin_parameters> values{};
  for (std::size_t i = 0; i < call.positional.size(); ++i)
    values[i] = call.tailstrict ? strict(call.positional[i], frame) : lazy(call.positional[i], frame);
  for (const NamedArgument& argument : call.named)
    bind_builtin_argument(builtin, argument, call.tailstrict, frame, values);
  for (unsigned i = 0; i < builtin.required_count; ++i)
    if (values[i].is_empty())
      fail_at(call.span, fmt::format("std.{} needs the argument \"{}\"", builtin.name, builtin.parameter(i)));
  const Value result = run_builtin(builtin, std::span(values.data(), builtin.parameter_count), &call);
  if (origins.are_traced()) [[unlikely]]
    origins.settle(*this, builtin, result, {&call, context_of(frame)});
  return result;
}

void Evaluator::bind_builtin_argument(const BuiltIn& builtin, const NamedArgument& argument, bool tailstrict,
                                      Frame* frame, std::span<Value> values) {
  std::vector<std::string_view> known;
  for (unsigned i = 0; i < builtin.parameter_count; ++i) {
    known.push_back(builtin.parameter(i));
    if (known.back() != argument.name->view()) continue;
    if (!values[i].is_empty())
      fail_at(argument.name_span,
              fmt::format("the argument {} is given twice", document::quoted(argument.name->view())));
    values[i] = tailstrict ? strict(argument.value, frame) : lazy(argument.value, frame);
    return;
  }
  fail_at(argument.name_span,
          fmt::format("std.{} has no parameter {}{}", builtin.name, document::quoted(argument.name->view()),
                      suggestion(argument.name->view(), known)));
}

Value Evaluator::run_builtin(const BuiltIn& builtin, std::span<const Value> values, const Node* site) {
  budget.check_depth();
  const CallStack::Scope scope(call_stack, Activation::What::builtin, site, &builtin);
  return builtin.run(*this, Arguments{builtin, values});
}

}  // namespace cfnsonnet::jsonnet::native
