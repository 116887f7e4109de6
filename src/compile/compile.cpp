// Joins the stages: an engine evaluates, the checker checks, and what went wrong on the way becomes findings too.
#include "cfnsonnet/compile.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "compile/comments.h"
#include "compile/failure.h"
#include "compile/fixes.h"
#include "compile/jsonnet_checks.h"
#include "compile/text_kind.h"
#include "document/document.h"
#include "document/rendered_size.h"
#include "jsonnet/engine.h"
#include "jsonnet/importer.h"
#include "jsonnet/main_file.h"
#include "rules/findings/findings.h"

namespace cfnsonnet {

struct Compiler::State {
  explicit State(Checker checker_) : checker(std::move(checker_)) {}
  Checker checker;
};

namespace {

/// Opens JSON and YAML beside a template, where it might import from; what is larger than any template is none.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
std::shared_ptr<const document::Document> open_nested(const EvaluateRequest& request, std::string_view path) {
  constexpr std::size_t most_bytes = 1'000'000;
  EvaluateRequest bounds = request;
  bounds.confine_imports = true;
  const std::filesystem::path folder = request.snippet ? std::filesystem::path() : request.file.parent_path();
  const std::filesystem::path file = folder / path;
  if (request.on_file) request.on_file(file.string());
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error) || std::filesystem::file_size(file, error) > most_bytes || error)
    return nullptr;
  auto text = jsonnet::read_file(file.string(), jsonnet::Confinement(bounds));
  if (!text) return nullptr;
  return read_document(std::make_shared<Source>(file.string(), std::move(*text)));
}

/// The options, with a way to open nested templates.
CheckOptions with_nested(CheckOptions options, const EvaluateRequest& request) {
  if (!options.open_template)
    options.open_template = [request](std::string_view path) { return open_nested(request, path); };
  return options;
}

std::vector<Finding> check_all(Checker& checker, const std::vector<jsonnet::Output>& outputs,
                               const CheckOptions& options) {
  std::vector<Finding> findings;
  rules::Budget budget;  // What outputs share is found in each of them.
  for (const jsonnet::Output& output : outputs) {
    if (budget.is_spent()) {
      const auto rest = static_cast<std::size_t>(outputs.data() + outputs.size() - &output);
      findings.push_back(rules::too_much(Level::error, *output.document,
                                         fmt::format("not checked are {}", rules::counted(rest, "output"))));
      break;
    }
    CheckOptions own = options;
    own.bytes = output.text.empty() ? document::rendered_size(*output.document) : output.text.size();
    std::vector<Finding> found = checker.check(*output.document, own);
    for (Finding& finding : found) {
      budget.take(rules::text_size(finding));
      finding.output = output.name;
    }
    std::move(found.begin(), found.end(), std::back_inserter(findings));
  }
  return findings;
}

/// One limit for both evaluations; the least that there is where it is over.
std::chrono::milliseconds time_left(std::chrono::milliseconds timeout, std::chrono::steady_clock::time_point started) {
  const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started);
  return std::max(timeout - taken, std::chrono::milliseconds(1));
}

}  // namespace

bool CompileResult::ok() const {
  return outcome == Outcome::checked && std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
           return finding.level == Level::error;
         });
}

Compiler::Compiler(Checker checker) : state_(std::make_unique<State>(std::move(checker))) {}
Compiler::~Compiler() = default;
Compiler::Compiler(Compiler&&) noexcept = default;
Compiler& Compiler::operator=(Compiler&&) noexcept = default;

CompileResult Compiler::compile(EvaluateRequest request, const CheckOptions& given) {
  const CheckOptions options = with_nested(given, request);
  const bool keeps_document = std::exchange(request.want_documents, true);
  const bool with_texts = request.want_texts;
  CompileResult result;
  const auto started = std::chrono::steady_clock::now();
  const auto engine = jsonnet::make_engine(request.engine);
  auto evaluated = engine->evaluate(request);
  if (!evaluated) {
    result.outcome = evaluated.error().unreadable_file ? Outcome::unreadable : Outcome::failed;
    result.findings = findings_of(evaluated.error());
    return result;
  }
  result.findings = check_all(state_->checker, *evaluated, options);
  if (!result.findings.empty() && engine->traces_origins()) {
    // Only a template in which something was found pays for knowing where it came from.
    request.want_origins = true;
    request.want_texts = false;
    if (request.timeout.count() != 0) request.timeout = time_left(request.timeout, started);
    if (const auto traced = engine->evaluate(request)) result.findings = check_all(state_->checker, *traced, options);
  }
  if (!evaluated->empty()) {
    const document::Document& document = *evaluated->front().document;
    check_jsonnet(document.sources(), request, options, result.findings);
    result.unread_variables = unread_variables(document.sources(), request);
    drop_commented(document.source(), options, result.findings);
    rules::drop_unsure(result.findings);
    drop_fixes_elsewhere(request, result.findings);
    rules::sort(result.findings);
    if (keeps_document)
      result.document = std::make_shared<const document::Document>(std::move(*evaluated->front().document));
  }
  if (!with_texts) return result;
  for (jsonnet::Output& output : *evaluated) result.outputs.push_back({std::move(output.name), std::move(output.text)});
  return result;
}

CompileResult Compiler::check_file(const std::filesystem::path& file, EvaluateRequest request,
                                   const CheckOptions& options) {
  if (is_jsonnet_file(file)) {
    request.file = file;
    request.want_texts = false;
    return compile(std::move(request), options);
  }
  request.file = file;
  CompileResult result;
  const auto source = jsonnet::read_template_file(request);
  if (!source) {
    result.outcome = Outcome::unreadable;
    result.findings.push_back(source.error());
    return result;
  }
  const CheckOptions all = with_nested(options, request);
  if (request.want_documents) result.document = read_document(*source);
  result.findings = result.document ? state_->checker.check(*result.document, all)
                                    : state_->checker.check(*source, all);
  drop_commented(*source, options, result.findings);
  rules::drop_unsure(result.findings);
  drop_fixes_elsewhere(request, result.findings);
  rules::sort(result.findings);
  return result;
}

}  // namespace cfnsonnet
