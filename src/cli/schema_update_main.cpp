// cfnsonnet-schema-update SOURCE: the work of `cfnsonnet schema update`, which runs it (companion.h says why it is a
// program of its own). Messages and exit statuses are those of that command.
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cli/exit_status.h"
#include "schema/active.h"
#include "schema/compiler/update.h"

namespace cfnsonnet::cli {
namespace {

int fail(int status, std::string_view message) {
  fmt::print(stderr, "cfnsonnet: {}\n", message);
  return status;
}

int update(const std::string& from) {
  const std::filesystem::path cache = schema::cache_file();
  if (cache.empty()) return fail(exit_status::file, "no place for the schema: neither XDG_CACHE_HOME nor HOME is set");
  const auto done = schema::update(from, schema::Bundle::embedded(), cache);
  if (!done) return fail(exit_status::file, done.error());
  fmt::print(stderr, "cfnsonnet: {} types read from {}: {} are new, {} facts have changed; {} is used from now on\n",
             done->read, from, done->new_types, done->changes, cache.string());
  return exit_status::done;
}

}  // namespace
}  // namespace cfnsonnet::cli

int main(int argc, char** argv) {
  using namespace cfnsonnet::cli;
  std::signal(SIGPIPE, SIG_IGN);  // A server that hangs up is an error of libcurl's, with a message.
  try {
    if (argc != 2) return fail(exit_status::usage, "this program is run by: cfnsonnet schema update");
    return update(argv[1]);
  } catch (const std::bad_alloc&) {
    return fail(exit_status::jsonnet, "out of memory");
  } catch (const std::exception& error) {
    return fail(exit_status::jsonnet, fmt::format("internal error: {}", error.what()));
  }
}
