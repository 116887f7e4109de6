// Any bytes as a template that is to be put right: what is found is fixed, checked again, and fixed again. Nothing gets
// worse, the second time finds nothing left to do, and what findings say has a place in the text that they are about.
//
// The first byte chooses: Jsonnet, compiled with origins, or JSON and YAML. The file is there but empty: what it has in
// it is said beside it, as the fixes do themselves.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "cfnsonnet/compile.h"
#include "compile/fixes.h"
#include "request.h"
#include "rules/registry/rule.h"

namespace cfnsonnet {
namespace {

constexpr fuzz::Bounds bounds{std::size_t{4} << 20, 200, std::chrono::seconds(1)};
constexpr std::size_t max_memory = std::size_t{64} << 20;

/// Past so many the fixes may end before all have been tried (max_trials).
constexpr std::size_t few = 12;

void check(bool holds) {
  if (!holds) std::abort();
}

/// An empty folder to be in, with the two files.
void enter_folder() {
  std::string folder = (std::filesystem::temp_directory_path() / "cfnsonnet-fuzz-XXXXXX").string();
  check(::mkdtemp(folder.data()) != nullptr);
  std::filesystem::current_path(folder);
  for (const char* name : {"fuzz.jsonnet", "fuzz.yaml"}) std::ofstream(name) << "{}";
}

class Round {
 public:
  Round(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}

  [[nodiscard]] std::vector<CompileResult> results(const Texts& texts) {
    EvaluateRequest request = fuzz::request_of("", bounds);
    request.snippet.reset();
    request.max_memory = max_memory;
    request.texts = texts;
    request.texts.try_emplace(name_, text_);
    static const CheckOptions options{.as_of = "2026-11-24", .included = {"I"}};
    static Compiler compiler;
    std::vector<CompileResult> list;
    list.push_back(compiler.check_file(name_, std::move(request), options));
    for (const Finding& finding : list.front().findings) {
      check(rules::find_rule(finding.rule) != nullptr);
      check(!finding.message.empty() && finding.message.find('\n') == std::string::npos);
    }
    return list;
  }

  [[nodiscard]] FixedTexts fixed(std::vector<CompileResult> before) {
    return apply_fixes(std::move(before), [this](const Texts& texts) { return results(texts); });
  }

 private:
  std::string name_;
  std::string text_;
};

std::size_t fixes_in(const std::vector<CompileResult>& results) {
  std::size_t count = 0;
  for (const Finding& finding : results.front().findings) count += finding.fix ? 1 : 0;
  return count;
}

void fix_bytes(const std::string& name, std::string text) {
  Round first(name, text);
  const auto before = first.results({});
  const FixedTexts fixed = first.fixed(before);
  check(fixed.results.size() == 1 && fixed.results.front().outcome == before.front().outcome);
  check(fixed.results.front().findings.size() + fixed.fixed == before.front().findings.size());
  const auto changed = fixed.texts.find(name);
  Round second(name, changed == fixed.texts.end() ? std::move(text) : changed->second);
  const auto after = second.results({});
  check(after.front().findings.size() == fixed.results.front().findings.size());
  if (fixes_in(before) <= few) check(second.fixed(after).fixed == 0);
}

}  // namespace
}  // namespace cfnsonnet

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool entered = (cfnsonnet::enter_folder(), true);
  if (size == 0 || !entered) return -1;
  cfnsonnet::fix_bytes(data[0] % 2 == 0 ? "fuzz.yaml" : "fuzz.jsonnet", std::string(data + 1, data + size));
  return 0;
}
