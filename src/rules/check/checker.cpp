// The public checker: builds the model of a template and runs the families of rules over it, in order.
#include "cfnsonnet/check.h"

#include <algorithm>
#include <ctime>

#include "document/read.h"
#include "jsonnet/main_file.h"
#include "rules/check/run.h"
#include "rules/findings/consequences.h"
#include "rules/findings/suppressions.h"
#include "rules/registry/rule_options.h"
#include "rules/schema/schema_check.h"
#include "template/loops.h"

namespace cfnsonnet {

struct Checker::State {
  explicit State(const schema::Bundle& bundle_) : bundle(bundle_), patterns(bundle_) {}
  const schema::Bundle& bundle;
  rules::Patterns patterns;
};

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  gmtime_r(&now, &day);
  char text[16];
  std::strftime(text, sizeof text, "%Y-%m-%d", &day);
  return text;
}

namespace {

void drop_ignored(std::vector<Finding>& findings, const CheckOptions& options) {
  std::erase_if(findings,
                [&](const Finding& finding) { return !rules::is_reported(finding.rule, finding.level, options); });
}

void check_loops(const Unrolled& unrolled, rules::Findings& out) {
  for (const LoopProblem& problem : unrolled.problems())
    out.put(rules::E1032, {problem.node, problem.member}, problem.message);
}

}  // namespace

Checker::Checker() : Checker(schema::Bundle::embedded()) {}
Checker::Checker(const schema::Bundle& bundle) : state_(std::make_unique<State>(bundle)) {}
Checker::~Checker() = default;
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;

std::vector<Finding> Checker::check(const document::Document& document, const CheckOptions& options) {
  rules::Findings out(document, options);
  const document::Node& root = document.root();
  std::vector<Finding> findings;
  std::optional<Finding> left_out;
  if (!root.is_object()) {
    out.add(root.is_null() ? rules::E1001 : rules::E0000, root, "a template is an object, found {}",
            document::describe(root.kind));
    left_out = out.left_out();
    findings = std::move(out).take();
  } else {
    const DeployedTemplate deployed(document, options.parameters);
    const Template& model = deployed.model();
    References references(model);
    if (const auto& unrolled = deployed.unrolled()) {
      references.add_uses(References(deployed.written()));
      out.name_rounds(*unrolled);
      check_loops(*unrolled, out);
    }
    const Conditions conditions(model, references, options.parameters);
    out.name_conditions(conditions);
    std::vector<RuleOption> configured = options.configured_for_all ? std::vector<RuleOption>()
                                                                    : rules::options_in_template(root);
    if (configured.empty()) configured = options.configured;
    rules::Context context{model,
                           references,
                           conditions,
                           state_->bundle,
                           options.as_of.empty() ? today() : options.as_of,
                           options.regions,
                           options.parameters,
                           options.included,
                           options.custom_rules,
                           configured,
                           options.open_template,
                           options.neighbours.get(),
                           options.bytes ? options.bytes : document.source()->text.size(),
                           deployed.unrolled() ? &*deployed.unrolled() : nullptr};
    rules::SchemaCheck schemas(context, state_->patterns);  // What is found may be about values that it has made.
    rules::run_families(context, [&](std::string_view, const rules::Family& family) {
      if (!out.is_far_over()) family.check(context, schemas, out);
    });
    left_out = out.left_out();
    findings = std::move(out).take();
    rules::drop_suppressed(model, options, findings);
  }
  drop_ignored(findings, options);
  rules::drop_consequences(findings);
  if (left_out) {
    findings.insert(findings.begin(), std::move(*left_out));
    rules::drop_unsure(findings);
  }
  return findings;
}

std::vector<Finding> Checker::check(SourcePtr text, const CheckOptions& options) {
  auto document = document::read_template(text);
  if (document) return check(*document, options);
  std::vector<Finding> findings = std::move(document.error());
  drop_ignored(findings, options);
  return findings;
}

std::vector<Finding> Checker::check_file(const std::filesystem::path& file, const CheckOptions& options) {
  EvaluateRequest request;
  request.file = file;
  auto text = jsonnet::read_template_file(request);
  if (!text) return {std::move(text.error())};
  return check(std::move(*text), options);
}

}  // namespace cfnsonnet
