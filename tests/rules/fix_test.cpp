// What a fix promises, held to every template of the folder: where a finding has one, applying it makes the finding go
// and brings no other, and applying fixes comes to an end. `apply_fixes` takes fixes back that break this; here none
// may have to be taken back.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cases.h"
#include "cfnsonnet/compile.h"
#include "compile/fixes.h"

namespace cfnsonnet {
namespace {

namespace fs = std::filesystem;

CompileResult check(const fs::path& file, const Texts& texts) {
  CheckOptions options;
  options.as_of = "2026-11-24";
  options.included = {file.begin()->string()};
  EvaluateRequest request;
  request.texts = texts;
  return Compiler().check_file(file, std::move(request), options);
}

std::multiset<std::string> said(const CompileResult& result) {
  std::multiset<std::string> all;
  for (const Finding& finding : result.findings) all.insert(finding.rule + ": " + finding.message);
  return all;
}

/// One after the other, each fix of a template alone.
void try_fixes_of(const fs::path& file) {
  const CompileResult before = check(file, {});
  for (const Finding& finding : before.findings) {
    if (!finding.fix) continue;
    CompileResult alone = before;
    for (Finding& other : alone.findings)
      if (&other - alone.findings.data() != &finding - before.findings.data()) other.fix.reset();
    bool is_first = true;
    const std::multiset<std::string> old_ones = said(before);
    (void)apply_fixes({alone}, [&](const Texts& texts) {
      std::vector<CompileResult> results{check(file, texts)};
      if (std::exchange(is_first, false)) {
        const std::multiset<std::string> new_ones = said(results.front());
        EXPECT_TRUE(std::includes(old_ones.begin(), old_ones.end(), new_ones.begin(), new_ones.end()))
            << finding.rule << ": " << finding.message << "\n"
            << finding.fix->description;
        EXPECT_LT(new_ones.size(), old_ones.size()) << finding.rule << ": " << finding.message;
      }
      for (Finding& other : results.front().findings) other.fix.reset();
      return results;
    });
    EXPECT_FALSE(is_first) << "the fix was not tried: " << finding.message;
  }
}

/// All of them at once, as --fix does.
void fix_all_of(const fs::path& file) {
  const auto recheck = [&](const Texts& texts) { return std::vector<CompileResult>{check(file, texts)}; };
  const CompileResult before = check(file, {});
  const FixedTexts fixed = apply_fixes({before}, recheck);
  const auto& left = fixed.results.front().findings;
  EXPECT_TRUE(std::none_of(left.begin(), left.end(), [](const Finding& finding) { return finding.fix.has_value(); }));
  EXPECT_EQ(fixed.fixed, before.findings.size() - left.size());
}

TEST(Fixes, MakeTheirFindingsGoAndBringNoOther) {
  fs::current_path(TEST_SOURCE_DIR);
  for (const fs::path& file : templates()) {
    SCOPED_TRACE(file);
    try_fixes_of(file);
  }
}

TEST(Fixes, ComeToAnEnd) {
  fs::current_path(TEST_SOURCE_DIR);
  for (const fs::path& file : templates()) {
    SCOPED_TRACE(file);
    fix_all_of(file);
  }
}

}  // namespace
}  // namespace cfnsonnet
