// cfnsonnet-schema-update [--anew] SOURCE…: the work of `cfnsonnet schema update`, which runs it (companion.h says why
// it is a program of its own). Messages and exit statuses are those of that command.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "project/failure.h"
#include "schema/active.h"
#include "schema/compiler/update.h"

namespace cfnsonnet::cli {
namespace {

constexpr std::string_view anew_flag = "--anew";

using project::Status;

int fail(Status status, std::string_view message) {
  fmt::print(stderr, "cfnsonnet: {}\n", message);
  return static_cast<int>(status);
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

int update(const std::vector<std::string>& from, schema::Start start) {
  const std::filesystem::path cache = schema::cache_file();
  if (cache.empty()) return fail(Status::file, "no place for the schema: neither XDG_CACHE_HOME nor HOME is set");
  const auto done = schema::update(from, schema::Bundle::embedded(), cache, start);
  if (!done) return fail(Status::file, done.error());
  fmt::print(stderr, "cfnsonnet: {} types read from {}: {} are new, {} facts have changed; {} is used from now on\n",
             done->read, listed(from), done->new_types, done->changes, cache.string());
  return static_cast<int>(Status::done);
}

}  // namespace
}  // namespace cfnsonnet::cli

int main(int argc, char** argv) {
  using namespace cfnsonnet::cli;
  using cfnsonnet::project::Status;
  std::signal(SIGPIPE, SIG_IGN);  // A server that hangs up is an error of libcurl's, with a message.
  try {
    const bool anew = argc > 1 && std::string_view(argv[1]) == anew_flag;
    const std::vector<std::string> from(argv + std::min(argc, anew ? 2 : 1), argv + argc);
    if (from.empty()) return fail(Status::usage, "this program is run by: cfnsonnet schema update");
    return update(from, anew ? cfnsonnet::schema::Start::base : cfnsonnet::schema::Start::cache);
  } catch (const std::bad_alloc&) {
    return fail(Status::jsonnet, "out of memory");
  } catch (const std::exception& error) {
    return fail(Status::jsonnet, fmt::format("internal error: {}", error.what()));
  }
}
