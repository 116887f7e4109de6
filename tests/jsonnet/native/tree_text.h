// A resolved tree as a line of text, for tests to compare.
//
//   x@1.0               the variable x: slot 0 of the frame 1 out
//   self@0  super@0.f   the object's frame 0 out
//   (+ a b)  (- a)      operators; (. a f), ([] a i), ([:] a from to step)
//   {2| …}              an object with a frame of 2 slots; {…} one without
//   (fn/2 f x y=e => …) a function with a frame of 2 slots
//   (local 0:x=e … b)   slot 0 of the frame that the expression is in
#pragma once

#include <span>
#include <string>

#include <fmt/format.h>

#include "jsonnet/native/program/program.h"
#include "jsonnet/native/runtime/text.h"

namespace cfnsonnet::jsonnet::native {

class TreeText {
 public:
  static std::string of(const Program& program) {
    TreeText text;
    text.node(program.root);
    return fmt::format("/{} {}", program.frame_size, text.out_);
  }

 private:
  template <class T>
  static const T& as(const Node* node) {
    return static_cast<const T&>(*node);
  }

  template <class... Arguments>
  void add(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    out_ += fmt::format(format, std::forward<Arguments>(arguments)...);
  }

  void list(std::string_view head, std::initializer_list<const Node*> nodes) {
    add("({}", head);
    for (const Node* each : nodes) {
      out_ += ' ';
      if (each == nullptr)
        out_ += '_';
      else
        node(each);
    }
    out_ += ')';
  }

  void binds(std::span<const Bind> all) {
    for (const Bind& bind : all) {
      add("{}:{}=", bind.slot, bind.name->view());
      node(bind.body);
      out_ += ' ';
    }
  }

  void field(const Field& field) {
    constexpr std::string_view colons[] = {":", "::", ":::"};
    if (field.name != nullptr) {
      out_ += field.name->view();
    } else {
      out_ += '[';
      node(field.name_node);
      out_ += ']';
    }
    add("{}{} ", field.adds ? "+" : "", colons[static_cast<int>(field.visibility)]);
    node(field.body);
  }

  void clauses(std::span<const Clause> all) {
    for (const Clause& clause : all) {
      if (clause.is_condition)
        out_ += " if ";
      else
        add(" for/{} {} in ", clause.frame_size, clause.variable->view());
      node(clause.expression);
    }
  }

  void assertion(const Assertion& assertion) {
    out_ += "assert ";
    node(assertion.condition);
    if (assertion.message == nullptr) return;
    out_ += " : ";
    node(assertion.message);
  }

  void object(const Object& object) {
    out_ += '{';
    if (object.needs_frame) add("{}| ", object.frame_size);
    binds(object.locals);
    std::string_view comma;
    for (const Field& each : object.fields) {
      out_ += std::exchange(comma, ", ");
      field(each);
    }
    for (const Assertion& each : object.assertions) {
      out_ += std::exchange(comma, ", ");
      assertion(each);
    }
    out_ += '}';
  }

  void object_comprehension(const ObjectComprehension& object) {
    out_ += '{';
    if (object.needs_frame) add("{}| ", object.frame_size);
    binds(object.locals);
    field(object.field);
    clauses(object.clauses);
    out_ += '}';
  }

  void function(const Function& function) {
    add("(fn/{} {}", function.frame_size, function.name == nullptr ? "_" : function.name->view());
    for (const Parameter& each : function.parameters) {
      add(" {}", each.name->view());
      if (each.default_value == nullptr) continue;
      out_ += '=';
      node(each.default_value);
    }
    out_ += " => ";
    node(function.body);
    out_ += ')';
  }

  void call(const Call& call) {
    out_ += "(call ";
    node(call.callee);
    for (const Node* each : call.positional) {
      out_ += ' ';
      node(each);
    }
    for (const NamedArgument& each : call.named) {
      add(" {}=", each.name->view());
      node(each.value);
    }
    out_ += call.tailstrict ? " tailstrict)" : ")";
  }

  void array(const Array& array) {
    out_ += '[';
    std::string_view blank;
    for (const Node* each : array.items) {
      out_ += std::exchange(blank, " ");
      node(each);
    }
    out_ += ']';
  }

  void super(const SuperIndex& super) {
    if (super.name != nullptr) return add("super@{}.{}", super.depth, super.name->view());
    add("super@{}[", super.depth);
    node(super.index);
    out_ += ']';
  }

  void node(const Node* n) {
    switch (n->kind) {
      case NodeKind::null: out_ += "null"; return;
      case NodeKind::boolean: out_ += as<Boolean>(n).value ? "true" : "false"; return;
      case NodeKind::number: return add("{}", as<Number>(n).value);
      case NodeKind::string: return add("'{}'", as<String>(n).value->view());
      case NodeKind::variable: {
        const auto& variable = as<Variable>(n);
        return add("{}@{}.{}", variable.name->view(), variable.slot.depth, variable.slot.index);
      }
      case NodeKind::self: return add("self@{}", as<Self>(n).depth);
      case NodeKind::super_index: return super(as<SuperIndex>(n));
      case NodeKind::in_super: return list(fmt::format("in super@{}", as<InSuper>(n).depth), {as<InSuper>(n).name});
      case NodeKind::array: return array(as<Array>(n));
      case NodeKind::array_comprehension:
        out_ += '[';
        node(as<ArrayComprehension>(n).body);
        clauses(as<ArrayComprehension>(n).clauses);
        out_ += ']';
        return;
      case NodeKind::object: return object(as<Object>(n));
      case NodeKind::object_comprehension: return object_comprehension(as<ObjectComprehension>(n));
      case NodeKind::index: return list("[]", {as<Index>(n).target, as<Index>(n).index});
      case NodeKind::field:
        out_ += "(. ";
        node(as<FieldAccess>(n).target);
        return add(" {})", as<FieldAccess>(n).name->view());
      case NodeKind::slice: {
        const auto& slice = as<Slice>(n);
        return list("[:]", {slice.target, slice.from, slice.to, slice.step});
      }
      case NodeKind::call: return call(as<Call>(n));
      case NodeKind::function: return function(as<Function>(n));
      case NodeKind::local:
        out_ += "(local ";
        binds(as<Local>(n).binds);
        node(as<Local>(n).body);
        out_ += ')';
        return;
      case NodeKind::conditional: {
        const auto& conditional = as<Conditional>(n);
        return list("if", {conditional.condition, conditional.then_branch, conditional.else_branch});
      }
      case NodeKind::binary: return list(text_of(as<Binary>(n).op), {as<Binary>(n).left, as<Binary>(n).right});
      case NodeKind::unary: return list(text_of(as<Unary>(n).op), {as<Unary>(n).operand});
      case NodeKind::import: return add("(import {})", as<Import>(n).path->view());
      case NodeKind::import_string: return add("(importstr {})", as<Import>(n).path->view());
      case NodeKind::import_binary: return add("(importbin {})", as<Import>(n).path->view());
      case NodeKind::error: return list("error", {as<Error>(n).message});
      case NodeKind::assertion:
        out_ += '(';
        assertion(as<Assert>(n).assertion);
        out_ += "; ";
        node(as<Assert>(n).body);
        out_ += ')';
        return;
      case NodeKind::std_object: out_ += "std"; return;
      case NodeKind::std_member:
        return add("std.{}{}", as<StdMember>(n).name->view(), as<StdMember>(n).builtin == nullptr ? "?" : "");
    }
  }

  std::string out_;
};

}  // namespace cfnsonnet::jsonnet::native
