// The native engine: reads the main file, evaluates it on a stack of its own, and writes the outputs.
#include "jsonnet/engine.h"

#include <chrono>
#include <new>
#include <optional>

#include <fmt/format.h>

#include "document/read.h"
#include "jsonnet/importer.h"
#include "jsonnet/main_file.h"
#include "jsonnet/native/eval/failure.h"
#include "jsonnet/native/output/document_builder.h"
#include "jsonnet/native/output/json_text.h"
#include "jsonnet/native/runtime/arrays.h"
#include "jsonnet/native/runtime/stack.h"
#include "jsonnet/native/session.h"

namespace cfnsonnet::jsonnet {
namespace native {
namespace {

/// Turns a value into outputs, in the form that was asked for.
class OutputWriter {
 public:
  OutputWriter(const Request& request, Session& session, SourcePtr main)
      : request_(request), session_(session), evaluator_(session.evaluator), main_(std::move(main)) {}

  std::vector<Output> write(Value value) {
    switch (request_.form) {
      case OutputForm::json: add({}, value, request_.manifest_strings); break;
      case OutputForm::string: add({}, value, true); break;
      case OutputForm::multi: write_fields(value); break;
      case OutputForm::stream: write_items(value); break;
    }
    return std::move(outputs_);
  }

 private:
  void write_fields(Value value) {
    if (!value.is_object())
      evaluator_.fail("the result must be an object, of an output for each field, not {}", with_article(value));
    evaluator_.check_assertions(value);
    for (const FieldEntry& entry : evaluator_.objects.fields(value)) {
      if (entry.hidden) continue;
      try {
        add(std::string(entry.name->view()), evaluator_.lazy_field(value, entry), request_.manifest_strings);
      } catch (EvaluationError& error) {
        error.add_field(entry.name->view(), evaluator_.origins.name_span(value, entry));
        throw;
      }
    }
  }

  void write_items(Value value) {
    if (!value.is_array())
      evaluator_.fail("the result must be an array, of an output for each item, not {}", with_article(value));
    const std::size_t length = items_of(evaluator_, value).size();
    for (std::size_t i = 0; i < length; ++i) add({}, items_of(evaluator_, value)[i], request_.manifest_strings);
  }

  void add(std::string name, Value lazy, bool is_string) {
    Output output{std::move(name), {}, {}};
    const Value value = evaluator_.force(lazy);
    const Value placed = evaluator_.origins.with_origin(value);  // Before writing it evaluates something else.
    if (is_string && !value.is_string()) evaluator_.fail("the result must be a string, not {}", with_article(value));
    if (request_.want_texts || is_string) output.text = text_of(value, is_string);
    if (request_.want_documents) output.document = document(placed, output.text, is_string);
    outputs_.push_back(std::move(output));
  }

  std::string text_of(Value value, bool is_string) {
    OutputBuffer text(evaluator_);
    if (is_string) {
      text.append(evaluator_.strings.view(value));
    } else {
      write_json(evaluator_, value, multi_line_json, text);
    }
    text.append('\n');
    evaluator_.heap.charge(static_cast<std::ptrdiff_t>(text.size()));  // Of the copy, which is kept.
    return std::string(text.view());
  }

  std::optional<document::Document> document(Value value, const std::string& text, bool is_string) {
    if (!is_string) return build_document(evaluator_, session_.sources, main_, value);
    // A text is a template in YAML or JSON; its places are lines of that text.
    auto read = document::read_template(std::make_shared<Source>(main_->name, text, SourceKind::rendered));
    if (!read) evaluator_.fail("{}", read.error().front().message);
    return std::move(*read);
  }

  const Request& request_;
  Session& session_;
  Evaluator& evaluator_;
  SourcePtr main_;
  std::vector<Output> outputs_;
};

Failure out_of_memory(const Request& request, const SourcePtr& main) {
  Failure failure;
  failure.message = fmt::format("the evaluation needs more than {} MiB of memory", request.max_memory >> 20);
  failure.location.source = main;
  return failure;
}

Result evaluate(const Request& request, const SourcePtr& main, const void* lowest, const void* base) {
  Session session(request, main, request.want_origins);
  session.evaluator.set_stack(lowest, base);
  try {
    const Value value = session.evaluate_main();
    return OutputWriter(request, session, main).write(value);
  } catch (const EvaluationError& error) {
    Failure failure = failure_of(error, session.sources, request.max_trace);
    if (!failure.location.source) failure.location.source = main;  // Before anything was evaluated.
    return tl::unexpected(std::move(failure));
  } catch (const OutOfMemory&) {
    return tl::unexpected(out_of_memory(request, main));
  } catch (const std::bad_alloc&) {
    return tl::unexpected(out_of_memory(request, main));
  }
}

/// What failed after more time is not evaluated anew: what it would tell is not worth waiting for.
constexpr std::chrono::seconds longest_to_repeat{5};

class NativeEngine final : public Engine {
 public:
  Result evaluate(const Request& request) override {
    auto main = read_main_file(request);
    if (!main) return tl::unexpected(std::move(main.error()));
    Result result;
    const auto start = std::chrono::steady_clock::now();
    const bool ran = run_on_stack(evaluation_stack_bytes, [&](const void* lowest, const void* base) {
      result = native::evaluate(request, *main, lowest, base);
    });
    const auto taken = std::chrono::steady_clock::now() - start;
    const bool is_lazy = ran && !result && (is_in_library(result.error()) || !result.error().path.empty());
    if (is_lazy && taken < longest_to_repeat && !request.want_origins) {
      // What fails when a value is written may stand in a call that has ended. Tracing knows it still.
      Request traced = request;
      traced.want_origins = true;
      Result again = evaluate(traced);
      if (!again && again.error().message == result.error().message) return again;
    }
    if (!ran)
      return tl::unexpected(Failure{"no thread could be started for the evaluation", {*main, {}}, {}, {}, false});
    return result;
  }
  [[nodiscard]] bool traces_origins() const override { return true; }
};

}  // namespace
}  // namespace native

std::unique_ptr<Engine> make_native_engine() { return std::make_unique<native::NativeEngine>(); }

}  // namespace cfnsonnet::jsonnet
