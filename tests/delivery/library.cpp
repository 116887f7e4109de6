// Every header of the library, as its first lines say that it is used. Prints "ok", or what is not as it says.
#include <cfnsonnet/check.h>
#include <cfnsonnet/compile.h>
#include <cfnsonnet/document.h>
#include <cfnsonnet/evaluate.h>
#include <cfnsonnet/finding.h>
#include <cfnsonnet/report.h>
#include <cfnsonnet/source.h>

#include <iostream>
#include <memory>
#include <string>

using namespace cfnsonnet;

namespace {

int problems = 0;

void same(const std::string& what, const std::string& expected, const std::string& actual) {
  if (expected == actual) return;
  std::cout << what << ": expected " << expected << ", found " << actual << '\n';
  ++problems;
}

void read_what_was_compiled() {
  Compiler compiler;
  EvaluateRequest request;
  request.snippet = "{ Resources: { Orders: { Type: 'AWS::SQS::Queue' } } }";
  request.want_documents = request.want_origins = true;
  const CompileResult result = compiler.compile(request);
  const auto type = Value(*result.document).follow({"Resources", "Orders", "Type"});
  same("the type", "AWS::SQS::Queue", std::string(type->string().value()));
  same("its column", "32", std::to_string(type->location().range().start.column));
}

void report_what_was_checked() {
  Checker checker;
  const auto text = std::make_shared<Source>("t.yaml", "Resources: {T: {Type: AWS::SNS::Topik}}");
  const std::string report = report::find_format("text")->write(checker.check(text, {.as_of = "2026-11-24"}), {});
  same("the report's first line",
       "t.yaml:1:23: error[E3006]: \"AWS::SNS::Topik\" is not a resource type of CloudFormation; did you mean "
       "\"AWS::SNS::Topic\"?",
       report.substr(0, report.find('\n')));
}

void ask_for_the_other_engine() {
  EvaluateRequest request;
  request.snippet = "{}";
  request.engine = EngineName::libjsonnet;
  const CompileResult result = Compiler().compile(request);
  same("the other engine", "this program has no engine \"libjsonnet\"; EngineName::native is the one that it has",
       result.findings.at(0).message);
}

}  // namespace

int main() {
  read_what_was_compiled();
  report_what_was_checked();
  ask_for_the_other_engine();
  if (problems == 0) std::cout << "ok\n";
  return problems == 0 ? 0 : 1;
}
