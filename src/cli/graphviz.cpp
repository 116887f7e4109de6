#include "cli/graphviz.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fmt/format.h>

namespace cfnsonnet::cli {
namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string text_of(std::FILE* file) {
  std::string text;
  std::rewind(file);
  std::array<char, 1 << 16> block;
  for (std::size_t count; (count = std::fread(block.data(), 1, block.size(), file)) > 0;)
    text.append(block.data(), count);
  return text;
}

/// Input and output are files without a name, so that neither side waits for the other. Gives errno of the start, or 0.
int run_dot(std::FILE* input, std::FILE* output, int& status) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(input), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(output), STDOUT_FILENO);
  std::string name = "dot", form = "-Tsvg";
  std::array<char*, 3> arguments{name.data(), form.data(), nullptr};
  pid_t child = 0;
  const int error = posix_spawnp(&child, "dot", &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return error;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return errno;
  return 0;
}

}  // namespace

tl::expected<std::string, std::string> draw_svg(const std::string& dot) {
  const File input(std::tmpfile());
  const File output(std::tmpfile());
  if (!input || !output || std::fwrite(dot.data(), 1, dot.size(), input.get()) != dot.size() ||
      std::fflush(input.get()) != 0)
    return tl::unexpected(fmt::format("a temporary file cannot be written: {}", std::strerror(errno)));
  std::rewind(input.get());
  int status = 0;
  const int error = run_dot(input.get(), output.get(), status);
  if (error == ENOENT)
    return tl::unexpected(std::string("\"dot\" is not on the PATH: install Graphviz, or take --format dot"));
  if (error != 0) return tl::unexpected(fmt::format("\"dot\" cannot be started: {}", std::strerror(error)));
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return tl::unexpected(std::string("\"dot\" failed to draw the graph"));
  return text_of(output.get());
}

}  // namespace cfnsonnet::cli
