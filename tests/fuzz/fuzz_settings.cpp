// Any bytes as a file that comes with the templates: settings of ours and of cfn-lint, a baseline, parameters. It is
// read, or there is one line about it; nothing else happens.
//
// The first byte chooses which of them it is.
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "project/baseline.h"
#include "project/configurations.h"
#include "project/parameters.h"
#include "project/selection.h"

namespace cfnsonnet::project {
namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

void enter_folder_of_its_own() {
  std::string folder = (std::filesystem::temp_directory_path() / "cfnsonnet-fuzz-XXXXXX").string();
  check(::mkdtemp(folder.data()) != nullptr);
  std::filesystem::current_path(folder);
}

void check_line(const std::string& text) { check(!text.empty()); }

/// The settings of a template, and of each stack.
void read_settings(const std::string& name) {
  EvaluateRequest bounds;
  bounds.timeout = std::chrono::seconds(2);
  Configurations configurations({}, {.only = name}, bounds);
  const auto settings = configurations.of("template.yaml");
  if (!settings) check_line(settings.error());
  const auto stacks = configurations.stacks_of();
  if (!stacks) return check_line(stacks.error());
  for (const StackPtr& stack : *stacks)
    if (const auto own = configurations.of(stack->template_file, stack.get()); !own) check_line(own.error());
}

void read_baseline(const std::string& name) {
  std::vector<CompileResult> results(1);
  results.front().findings.push_back({"E3002", Level::error, "a message", {}, {std::string("Resources")}, {}});
  const std::vector<Input> inputs{{"template.yaml"}};
  if (const auto dropped = drop_known(name, inputs, results, {}); !dropped) check_line(dropped.error().message);
}

void read_parameters_of(const std::string& name) {
  ParameterValues values;
  if (const auto read = read_parameters({{}, {name}}, values); !read) check_line(read.error().message);
}

void read_bytes(unsigned choice, std::string_view text) {
  static const bool entered = (enter_folder_of_its_own(), true);
  check(entered);
  constexpr const char* names[] = {".cfnsonnet.yaml", ".cfnlintrc", "baseline.json", "parameters.json"};
  const std::string name = names[choice % std::size(names)];
  std::ofstream(name, std::ios::binary) << text;
  switch (choice % std::size(names)) {
    case 2: return read_baseline(name);
    case 3: return read_parameters_of(name);
    default: return read_settings(name);
  }
}

}  // namespace
}  // namespace cfnsonnet::project

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return -1;
  cfnsonnet::project::read_bytes(data[0], {reinterpret_cast<const char*>(data + 1), size - 1});
  return 0;
}
