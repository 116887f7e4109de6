#include "jsonnet/native/eval/failure.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "document/text.h"
#include "jsonnet/importer.h"

namespace cfnsonnet::jsonnet::native {
namespace {

std::string describe(const EvaluationError::Step& step) {
  switch (step.what) {
    case Activation::What::call:
      return step.name.empty() ? "anonymous function" : fmt::format("function {}", step.name);
    case Activation::What::builtin: return fmt::format("std.{}", step.name);
    case Activation::What::field: return fmt::format("field {}", document::quoted(step.name));
    case Activation::What::import: return fmt::format("import {}", document::quoted(step.name));
    case Activation::What::assertion: return "assertion";
    case Activation::What::thunk: break;
  }
  return {};
}

bool same(const EvaluationError::Step& a, const EvaluationError::Step& b) {
  return a.what == b.what && a.site.begin == b.site.begin && a.site.end == b.site.end && a.name == b.name;
}

/// The steps that a person recognises, each with how often it is repeated. A cycle of several frames counts as one kind
/// of repetition too: f calls g calls f …
struct Folded {
  EvaluationError::Step step;
  std::size_t times = 1;
};

std::vector<Folded> fold(const std::vector<EvaluationError::Step>& trace) {
  constexpr std::size_t max_cycle = 8;
  std::vector<EvaluationError::Step> steps;
  for (const EvaluationError::Step& step : trace)
    if (step.what != Activation::What::thunk && step.site.known()) steps.push_back(step);
  std::vector<Folded> folded;
  for (std::size_t i = 0; i < steps.size();) {
    std::size_t length = 1, times = 1;
    for (std::size_t cycle = 1; cycle <= max_cycle; ++cycle) {
      std::size_t repeats = 1;
      while (i + (repeats + 1) * cycle <= steps.size()) {
        bool equal = true;
        for (std::size_t j = 0; equal && j < cycle; ++j) equal = same(steps[i + j], steps[i + repeats * cycle + j]);
        if (!equal) break;
        ++repeats;
      }
      if (repeats > 1 && repeats * cycle > length * times) length = cycle, times = repeats;
    }
    if (times < 3) times = 1, length = 1;  // Two alike are shown as they are.
    for (std::size_t j = 0; j < length; ++j) folded.push_back({steps[i + j], times});
    i += length * times;
  }
  return folded;
}

bool is_embedded(const Location& location) {
  return location.source != nullptr && document::is_bundled(*location.source);
}

/// The calls around the place, which have ended where the language is lazy, after the steps that were under way.
void add_calls(const std::vector<Folded>& calls, std::vector<Folded>& steps) {
  for (const Folded& call : calls)
    if (std::ranges::none_of(steps, [&](const Folded& step) { return same(step.step, call.step); }))
      steps.push_back(call);
}

/// The field that was being written, as a step: the innermost one that the user can edit. None where the failing place
/// is the field's own value.
std::optional<EvaluationError::Step> field_of(const EvaluationError& error, const Sources& sources) {
  for (const EvaluationError::PathStep& step : error.path) {
    if (!step.name.known() || is_embedded(sources.locate(step.name))) continue;
    const Location field = sources.locate(step.name);
    const Location failed = sources.locate(error.span);
    if (failed.source == field.source && failed.range().start.line == field.range().start.line) return {};
    return EvaluationError::Step{Activation::What::field, step.name, std::get<std::string>(step.segment)};
  }
  return {};
}

/// The call into the bundled library is the place of what fails in there, and the last step that is shown: what the
/// library does, nobody can change.
void leave_library(std::vector<Folded>& steps, Failure& failure, const Sources& sources) {
  const auto is_inside = [&](const Folded& each) { return is_embedded(sources.locate(each.step.site)); };
  const auto call = std::ranges::find_if_not(steps, is_inside);
  if (is_embedded(failure.location)) {
    if (call == steps.end()) return;
    failure.location = sources.locate(call->step.site);
  }
  std::erase_if(steps, is_inside);
}

bool is_user_in(const std::vector<Folded>& steps, const Sources& sources) {
  return std::any_of(steps.begin(), steps.end(),
                     [&](const Folded& each) { return !is_embedded(sources.locate(each.step.site)); });
}

}  // namespace

bool is_in_library(const Failure& failure) { return is_embedded(failure.location); }

Failure failure_of(const EvaluationError& error, const Sources& sources, unsigned max_trace) {
  Failure failure;
  failure.message = error.message;
  failure.is_syntax = error.is_syntax;
  failure.location = sources.locate(error.span);
  for (auto step = error.path.rbegin(); step != error.path.rend(); ++step) failure.path.push_back(step->segment);
  std::vector<Folded> folded = fold(error.trace);
  const std::vector<Folded> calls = fold(error.calls);
  if (is_in_library(failure) && !is_user_in(folded, sources) && is_user_in(calls, sources)) folded.clear();
  if (!error.path.empty() || folded.empty()) add_calls(calls, folded);
  if (auto field = field_of(error, sources)) {
    const bool is_known = std::ranges::any_of(folded, [&](const Folded& each) {
      return each.step.what == Activation::What::field && each.step.name == field->name;
    });
    if (!is_known) folded.push_back({std::move(*field)});
  }
  leave_library(folded, failure, sources);
  const std::size_t half = max_trace / 2;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (max_trace != 0 && folded.size() > max_trace && i >= max_trace - half && i < folded.size() - half) {
      if (i == max_trace - half)
        failure.trace.emplace_back().what = fmt::format("… {} more", folded.size() - max_trace);
      continue;
    }
    std::string what = describe(folded[i].step);
    if (folded[i].times > 1) what += fmt::format(" ({} times)", folded[i].times);
    failure.trace.push_back({sources.locate(folded[i].step.site), std::move(what)});
  }
  return failure;
}

}  // namespace cfnsonnet::jsonnet::native
