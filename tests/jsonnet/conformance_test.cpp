// `cfnsonnet eval` is held against Debian's `jsonnet`, the program that it stands in for: each of programs/*.jsonnet is
// given to both, with the flags of its first line (`// flags: -S -V name=value`; through a shell, so quotes work).
// Standard output, the exit status and every file that was written must be the same bytes. Standard error too with
// `--engine libjsonnet`; the native engine has messages of its own, but is silent where `jsonnet` is, and traces alike.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path programs = fs::path(TEST_SOURCE_DIR) / "programs";

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> find_programs() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(programs))
    if (entry.path().extension() == ".jsonnet") names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

std::string flags_of(const std::string& program) {
  constexpr std::string_view mark = "// flags: ";
  const std::string text = read(programs / program);
  return text.starts_with(mark) ? text.substr(mark.size(), text.find('\n') - mark.size()) : "";
}

/// Everything that can be seen of a run: "stdout", "stderr", "status", and "out/…" for the files below out/.
using Observed = std::map<std::string, std::string>;

Observed run(const std::string& command, const std::string& program, const fs::path& folder) {
  fs::remove_all(folder);
  fs::copy(programs, folder, fs::copy_options::recursive);
  fs::create_directory(folder / "out");
  const std::string line = "cd '" + folder.string() + "' && env -u JSONNET_PATH FROM_ENVIRONMENT=seen " + command +
                           " " + flags_of(program) + " " + program + " </dev/null >stdout 2>stderr";
  const int status = std::system(line.c_str());
  Observed observed{{"stdout", read(folder / "stdout")},
                    {"stderr", read(folder / "stderr")},
                    {"status", std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : -1)}};
  for (const auto& entry : fs::recursive_directory_iterator(folder / "out"))
    if (entry.is_regular_file()) observed[fs::relative(entry.path(), folder).string()] = read(entry.path());
  return observed;
}

/// The lines of std.trace in what was written to standard error.
std::string traces_of(const std::string& text) {
  std::istringstream lines(text);
  std::string traces;
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("TRACE: ")) traces += line + '\n';
  return traces;
}

/// What of a run does not depend on how an engine words its messages.
Observed without_messages(Observed observed) {
  std::string& text = observed.at("stderr");
  const std::string traces = traces_of(text);
  text = text == traces ? traces : traces + "a message\n";
  return observed;
}

bool has_jsonnet() { return std::system("jsonnet --version >/dev/null 2>&1") == 0; }

bool in_ci() {
  const char* variable = std::getenv("CI");
  return variable && std::string_view(variable) == "true";
}

struct Case {
  std::string program;
  bool native;
};

std::vector<Case> find_cases() {
  std::vector<Case> cases;
  for (const std::string& program : find_programs())
    for (const bool native : {false, true}) cases.push_back({program, native});
  return cases;
}

class Conformance : public testing::TestWithParam<Case> {};

TEST_P(Conformance, SameAsJsonnet) {
  if (!has_jsonnet()) {
    ASSERT_FALSE(in_ci()) << "jsonnet is not installed: apt-get install jsonnet";
    GTEST_SKIP() << "jsonnet is not installed: apt-get install jsonnet";
  }
  const auto& [program, native] = GetParam();
  const std::string engine = native ? "native" : "libjsonnet";
  const fs::path folder = fs::temp_directory_path() / ("cfnsonnet-conformance-" + std::to_string(::getpid()));
  Observed expected = run("jsonnet", program, folder);
  Observed observed = run("'" CFNSONNET_BINARY "' eval --engine " + engine, program, folder);
  fs::remove_all(folder);
  // The program says which way it ends, so that a slip in its text is not taken for agreement.
  const bool should_fail = program.starts_with("error_");
  EXPECT_EQ(expected.at("status"), should_fail ? "1" : "0") << expected.at("stderr");
  if (native) {
    SCOPED_TRACE("standard error: " + observed.at("stderr"));
    EXPECT_EQ(without_messages(observed), without_messages(expected));
  } else {
    EXPECT_EQ(observed, expected);
  }
}

INSTANTIATE_TEST_SUITE_P(Programs, Conformance, testing::ValuesIn(find_cases()), [](const auto& parameter) {
  std::string name = fs::path(parameter.param.program).stem().string() +
                     (parameter.param.native ? "_native" : "_libjsonnet");
  std::ranges::replace_if(
      name, [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
});

}  // namespace
