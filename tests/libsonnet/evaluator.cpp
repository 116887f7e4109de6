#include "evaluator.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string_view>

namespace cfnsonnet::test {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

std::string contents(std::FILE* file) {
  std::string text;
  std::rewind(file);
  std::array<char, 4096> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file)) text.append(buffer.data(), count);
  return text;
}

/// The program of that name on PATH, if there is one.
std::optional<std::string> find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string program = folder + "/" + name;
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return std::nullopt;
}

}  // namespace

Outcome Evaluator::run(const std::vector<std::string>& arguments) const {
  std::vector<std::string> words = command;
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  // Files, so that a process that prints much to one of the two cannot wait for a reader of the other.
  const File output(std::tmpfile(), &std::fclose);
  const File errors(std::tmpfile(), &std::fclose);
  if (!output || !errors) return {127, "", "no temporary file"};

  const pid_t child = ::fork();
  if (child < 0) return {127, "", "no process"};
  if (child == 0) {
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(::fileno(output.get()), STDOUT_FILENO);
    ::dup2(::fileno(errors.get()), STDERR_FILENO);
    ::unsetenv("JSONNET_PATH");  // The developer's own library must not be found in place of ours.
    if (::chdir(PROJECT_DIR) == 0) ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), contents(output.get()),
          contents(errors.get())};
}

Evaluator cfnsonnet_eval() { return {"Cfnsonnet", {CFNSONNET_BINARY, "eval"}}; }

std::optional<Evaluator> debian_jsonnet() {
  const auto program = find_program("jsonnet");
  if (!program) return std::nullopt;
  return Evaluator{"Jsonnet", {*program}};
}

bool in_ci() {
  const char* value = std::getenv("CI");
  return value != nullptr && std::string_view(value) == "true";
}

}  // namespace cfnsonnet::test
