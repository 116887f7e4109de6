// Renders a Jsonnet template, checks it, prints what is found, and the template where none of that is an error.
#include <chrono>
#include <iostream>

#include <cfnsonnet/compile.h>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: embed TEMPLATE.jsonnet\n";
    return 2;
  }
  cfnsonnet::EvaluateRequest request;
  request.file = argv[1];
  request.confine_imports = true;              // A template may be anybody's: it reads its own project only,
  request.timeout = std::chrono::seconds(10);  // and it comes to an end.

  cfnsonnet::Compiler compiler;
  const cfnsonnet::CompileResult result = compiler.compile(request);
  for (const cfnsonnet::Finding& finding : result.findings) {
    const cfnsonnet::SourcePtr& source = finding.location.source;
    const cfnsonnet::Position at = finding.location.range().start;
    std::cerr << (source ? source->name : argv[1]) << ':' << at.line << ':' << at.column << ": "
              << (finding.level == cfnsonnet::Level::error ? "error " : "warning ") << finding.rule << ": "
              << finding.message << '\n';
  }
  if (!result.ok()) return 1;
  for (const auto& output : result.outputs) std::cout << output.text;
}
