// One evaluation from a request to a value: files, imports and external variables around an Evaluator.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "jsonnet/engine.h"
#include "jsonnet/importer.h"
#include "jsonnet/native/eval/environment.h"
#include "jsonnet/native/eval/evaluator.h"
#include "jsonnet/native/program/sources.h"
#include "jsonnet/native/runtime/arena.h"
#include "jsonnet/native/runtime/names.h"

namespace cfnsonnet::jsonnet::native {

class Session final : public Environment {
 public:
  Session(const Request& request, SourcePtr main, bool traces_origins);

  /// The value of the main file; of a function, what it gives for the top-level arguments.
  /// Throws EvaluationError and OutOfMemory, as all of the evaluation does.
  [[nodiscard]] Value evaluate_main();

  // Environment
  [[nodiscard]] Value import(Evaluator& evaluator, const Import& node, Frame* frame) override;
  [[nodiscard]] Value external_variable(Evaluator& evaluator, std::string_view name) override;
  [[nodiscard]] std::string_view file_of(Span span) const override;
  void trace(Span span, std::string_view text) override;

  Arena arena;
  Names names;
  Sources sources;
  Evaluator evaluator;

 private:
  /// A file that was imported, in the forms that it was asked for.
  struct File {
    SourcePtr source;
    std::size_t code = none;  ///< Places in `kept_`.
    std::size_t text = none;
    std::size_t bytes = none;
  };
  static constexpr std::size_t none = ~std::size_t{0};

  [[nodiscard]] Value thunk_of(const SourcePtr& source, const Import* imported_at, Frame* importer);
  [[nodiscard]] Value value_of(const Binding& binding, std::string_view kind);
  [[nodiscard]] File& find_file(const Import& node);
  [[nodiscard]] Value bytes_of(std::string_view text);
  std::size_t keep(Value value);

  const Request& request_;
  SourcePtr main_;
  bool traces_origins_;
  std::size_t traced_bytes_ = 0;
  Importer importer_;
  Rooted kept_;
  std::map<std::string, File, std::less<>> files_;              ///< By the name that was found.
  std::map<std::pair<std::string, std::string>, File*> found_;  ///< By the importing folder and the path.
  std::map<std::string, std::size_t, std::less<>> external_;    ///< Places in `kept_`.
};

}  // namespace cfnsonnet::jsonnet::native
