// Any bytes as Jsonnet: there is a tree that keeps each of them, and they are a program, or what is wrong is told in
// lines with a place inside of the text.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "jsonnet/native/program/read_program.h"
#include "syntax/scopes.h"
#include "syntax/whole_tree.h"

namespace cfnsonnet::jsonnet::native {
namespace {

// Not the beginning of everything, so that an address that forgets it is seen.
constexpr std::uint32_t base = 7;

void check(bool holds) {
  if (!holds) std::abort();
}

void parse_bytes(std::string_view text) {
  const syntax::Tree tree = syntax::parse(text);
  check(holds_every_byte(tree) && nests(tree) && tells_errors(tree));
  const syntax::Scopes scopes = syntax::resolve(tree);
  Arena arena;
  Names names(arena);
  const auto program = read_program(text, base, "fuzz.jsonnet", arena, names);
  if (program) {
    check(program->root != nullptr && tree.errors().empty() && scopes.errors().empty());
    return;
  }
  const auto& error = program.error();
  check(!error.message.empty() && error.message.find('\n') == std::string::npos);
  check(error.span.begin >= base && error.span.begin <= error.span.end && error.span.end <= base + text.size());
}

}  // namespace
}  // namespace cfnsonnet::jsonnet::native

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // A copy of just that size: what is read behind its end is then seen.
  const std::unique_ptr<char[]> exact(new char[size]);
  std::memcpy(exact.get(), data, size);
  cfnsonnet::jsonnet::native::parse_bytes({exact.get(), size});
  return 0;
}
