#include "jsonnet/native/parser.h"

#include <limits>

#include "jsonnet/native/resolver.h"
#include "jsonnet/native/syntax.h"

namespace cfnsonnet::jsonnet::native {

tl::expected<Program, SyntaxError> parse(std::string_view text, std::uint32_t base, std::string_view file, Arena& arena,
                                         Names& names, Slips* slips) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max() - base)
    return tl::unexpected(SyntaxError{"the file is too large", {base, base}});
  try {
    return resolve(Syntax(text, base, arena, names).file(), file, arena, names, slips);
  } catch (SyntaxError& error) {
    return tl::unexpected(std::move(error));
  }
}

}  // namespace cfnsonnet::jsonnet::native
