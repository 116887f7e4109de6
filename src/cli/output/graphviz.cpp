#include "cli/output/graphviz.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
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

// What a shell ends with where a program is not there, or cannot be run.
constexpr int status_not_found = 127;
constexpr int status_not_run = 126;

/// Of address space: a graph that needs more is none that anybody looks at.
constexpr rlim_t most_memory = rlim_t{2} << 30;

[[noreturn]] void become_dot(std::FILE* input, std::FILE* output) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // It draws for nobody when this program has been ended.
  const rlimit memory{most_memory, RLIM_INFINITY};
  ::setrlimit(RLIMIT_AS, &memory);
  ::dup2(fileno(input), STDIN_FILENO);
  ::dup2(fileno(output), STDOUT_FILENO);
  std::string name = "dot", form = "-Tsvg";
  const std::array<char*, 3> arguments{name.data(), form.data(), nullptr};
  ::execvp("dot", arguments.data());
  ::_exit(errno == ENOENT ? status_not_found : status_not_run);
}

/// Input and output are files without a name, so that neither side waits for the other.
/// @param status  As waitpid gives it. @return The reason in `errno` where there is no process, or 0.
int run_dot(std::FILE* input, std::FILE* output, int& status) {
  const pid_t child = ::fork();
  if (child < 0) return errno;
  if (child == 0) become_dot(input, output);
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
  if (error != 0) return tl::unexpected(fmt::format("\"dot\" cannot be started: {}", std::strerror(error)));
  if (WIFEXITED(status) && WEXITSTATUS(status) == status_not_found)
    return tl::unexpected(std::string("\"dot\" is not on the PATH: install Graphviz, or take --format dot"));
  if (WIFEXITED(status) && WEXITSTATUS(status) == status_not_run)
    return tl::unexpected(std::string("\"dot\" cannot be started"));
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return tl::unexpected(std::string("\"dot\" failed to draw the graph"));
  return text_of(output.get());
}

}  // namespace cfnsonnet::cli
