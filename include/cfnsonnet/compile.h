// From a template's source to checked CloudFormation: the whole job, for programs.
//
//   cfnsonnet::Compiler compiler;
//   cfnsonnet::EvaluateRequest request;
//   request.file = "template.jsonnet";
//   auto result = compiler.compile(request);
//   if (result.ok()) use(result.outputs.front().text);
//   else             show(result.findings);
//
// A Compiler keeps compiled patterns between calls: one for many templates, one for each thread. It says what is wrong
// in findings and throws nothing but std::bad_alloc.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cfnsonnet/check.h"
#include "cfnsonnet/document.h"
#include "cfnsonnet/evaluate.h"
#include "cfnsonnet/finding.h"

namespace cfnsonnet {

enum class Outcome : std::uint8_t {
  checked,  ///< Evaluated, or read, and checked; `findings` says what was found.
  failed,   ///< The Jsonnet cannot be evaluated: one finding, J0001, or several where a file has several syntax errors.
  unreadable,  ///< The file itself cannot be read: one finding, J0001.
};

struct CompileResult {
  struct Output {
    std::string name;  ///< With OutputForm::multi, the file's name; else empty.
    std::string text;  ///< What `jsonnet` writes for it.
  };
  Outcome outcome = Outcome::checked;
  /// Of compile(), where the Jsonnet could be evaluated, and also where findings are errors: look at ok() first. Empty
  /// of check_file(), and without EvaluateRequest::want_texts.
  std::vector<Output> outputs;
  std::vector<Finding> findings;  ///< Sorted by file, place and rule.
  /// What the request gave and the program does not read: "external variable "stage"". It is for who asked for several
  /// templates to say what none of them reads.
  std::vector<std::string> unread_variables = {};

  /// The template as a tree: of the first output, or of the file. Null where there is none, or the request wants none
  /// (want_documents). Findings know their places in any case, the document's values those in Jsonnet with
  /// want_origins.
  std::shared_ptr<const document::Document> document = {};

  /// Evaluated, and no finding is an error.
  [[nodiscard]] bool ok() const;
};

class Compiler {
 public:
  explicit Compiler(Checker checker = Checker());
  ~Compiler();
  Compiler(Compiler&&) noexcept;
  Compiler& operator=(Compiler&&) noexcept;

  /// Evaluates the request's file or snippet as Jsonnet, whatever it is called, and checks each output as a template.
  [[nodiscard]] CompileResult compile(EvaluateRequest request, const CheckOptions& options = {});

  /// Checks a template file: `.jsonnet` and `.libsonnet` compiled with what `request` says beside its file, all else as
  /// JSON or YAML.
  [[nodiscard]] CompileResult check_file(const std::filesystem::path& file, EvaluateRequest request = {},
                                         const CheckOptions& options = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cfnsonnet
