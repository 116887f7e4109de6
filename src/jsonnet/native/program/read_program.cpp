#include "jsonnet/native/program/read_program.h"

#include <limits>

#include "jsonnet/native/program/lowering.h"
#include "syntax/scopes.h"

namespace cfnsonnet::jsonnet::native {

tl::expected<Program, SyntaxError> read_program(std::string_view text, std::uint32_t base, std::string_view file,
                                                Arena& arena, Names& names, std::pmr::memory_resource* memory) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max() - base)
    return tl::unexpected(SyntaxError{"the file is too large", {base, base}});
  const auto refused = [&](const syntax::Error& error) {
    return tl::unexpected(SyntaxError{error.message, {base + error.span.begin, base + error.span.end}});
  };
  const syntax::Tree tree = syntax::parse(text, memory);
  if (!tree.errors().empty()) return refused(tree.errors().front());
  const syntax::Scopes scopes = syntax::resolve(tree, memory);
  if (!scopes.errors().empty()) return refused(scopes.errors().front());
  return lower(tree, scopes, base, file, arena, names);
}

}  // namespace cfnsonnet::jsonnet::native
