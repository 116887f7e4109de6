// Command lines as folders: tests/cli/CASE/ holds
//
//   cmd      what a person types (a bash script; `cfnsonnet` is the one just built)
//   stdout   what it must print; missing means nothing
//   stderr   the same for standard error
//   status   its exit status; missing means 0
//
// and the files that it reads. It runs in a copy of the folder, with an empty environment. UPDATE_GOLDEN=1 writes what
// came out into the folder instead of comparing: read the diff before you commit it.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "../temporary_folder.h"

namespace fs = std::filesystem;

namespace {

constexpr int time_limit_seconds = 120;  // Sanitizers and busy machines are slow; nothing here is.

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::vector<std::string> find_cases() {
  std::vector<std::string> cases;
  for (const auto& entry : fs::directory_iterator(TEST_SOURCE_DIR))
    if (entry.is_directory()) cases.push_back(entry.path().filename());
  std::ranges::sort(cases);
  return cases;
}

struct Observed {
  std::string standard_output;
  std::string standard_error;
  int status = 0;
};

Observed run(const fs::path& folder) {
  const cfnsonnet::TemporaryFolder temporary;
  const fs::path work = temporary.path() / "work";
  const fs::path out = temporary.path() / "out";
  const fs::path err = temporary.path() / "err";
  fs::copy(folder, work, fs::copy_options::recursive);
  for (const char* expectation : {"stdout", "stderr", "status"}) fs::remove(work / expectation);
  const std::string binaries = fs::path(CFNSONNET_BINARY).parent_path().string();
  const std::string line = "cd '" + work.string() + "' && env -i PATH='" + binaries + "':/usr/bin:/bin HOME='" +
                           temporary.path().string() + "' LC_ALL=C.UTF-8 timeout " +
                           std::to_string(time_limit_seconds) + " bash ./cmd </dev/null >'" + out.string() + "' 2>'" +
                           err.string() + "'";
  const int status = std::system(line.c_str());
  return {read(out), read(err), WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

/// Writes an expectation, or removes it where it is what a missing file means.
void update(const fs::path& path, const std::string& text, const std::string& missing) {
  if (text == missing)
    fs::remove(path);
  else
    write(path, text);
}

class CommandLine : public testing::TestWithParam<std::string> {};

TEST_P(CommandLine, Prints) {
  const fs::path folder = fs::path(TEST_SOURCE_DIR) / GetParam();
  ASSERT_TRUE(fs::exists(folder / "cmd")) << folder << " has no file \"cmd\"";
  const Observed observed = run(folder);
  if (const char* golden = std::getenv("UPDATE_GOLDEN"); golden && std::string(golden) == "1") {
    update(folder / "stdout", observed.standard_output, "");
    update(folder / "stderr", observed.standard_error, "");
    update(folder / "status", std::to_string(observed.status) + '\n', "0\n");
    return;
  }
  EXPECT_EQ(observed.standard_output, read(folder / "stdout"));
  EXPECT_EQ(observed.standard_error, read(folder / "stderr"));
  const std::string status = read(folder / "status");
  EXPECT_EQ(std::to_string(observed.status) + '\n', status.empty() ? "0\n" : status) << "exit status";
}

INSTANTIATE_TEST_SUITE_P(Cli, CommandLine, testing::ValuesIn(find_cases()), [](const auto& parameter) {
  std::string name = parameter.param;
  std::ranges::replace_if(
      name, [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
});

}  // namespace
