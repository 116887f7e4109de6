#include "jsonnet/syntax_errors.h"

#include "jsonnet/native/runtime/stack.h"
#include "syntax/parser.h"
#include "syntax/scopes.h"

namespace cfnsonnet::jsonnet {

std::vector<Failure> syntax_errors(const SourcePtr& source) {
  std::vector<Failure> found;
  const auto add = [&](std::span<const syntax::Error> errors) {
    for (const syntax::Error& error : errors) {
      Failure failure;
      failure.message = error.message;
      failure.location = {source, error.span};
      failure.is_syntax = true;
      found.push_back(std::move(failure));
    }
  };
  (void)native::run_on_stack(syntax::parser_stack_bytes, [&](const void*, const void*) {
    const syntax::Tree tree = syntax::parse(source->text);
    add(tree.errors());
    if (found.empty()) add(syntax::resolve(tree).errors());
  });
  return found;
}

}  // namespace cfnsonnet::jsonnet
