#include "cli/file_patterns.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <span>

namespace cfnsonnet::cli {
namespace fs = std::filesystem;

namespace {

using Steps = std::vector<std::string>;

/// Deeper folders are not searched, whatever a tree of them looks like.
constexpr std::size_t most_folders = 64;

Steps steps_of(const fs::path& path) {
  Steps steps;
  for (const fs::path& step : path) steps.push_back(step.string());
  return steps;
}

bool matches_name(const std::string& pattern, const std::string& name) {
  return ::fnmatch(pattern.c_str(), name.c_str(), FNM_PERIOD) == 0;
}

bool has_wildcard(const std::string& step) { return step.find_first_of("*?[") != std::string::npos; }

/// Row by row, so that any number of `**` takes no more than patterns times names.
bool matches_steps(const Steps& pattern, const Steps& names) {
  std::vector<char> fits(names.size() + 1, 0);  // Whether the pattern so far fits the first n names.
  fits[0] = 1;
  for (const std::string& step : pattern) {
    std::vector<char> next(names.size() + 1, 0);
    if (step == "**") {
      next[0] = fits[0];
      for (std::size_t n = 1; n <= names.size(); ++n)
        next[n] = static_cast<char>(fits[n] || (next[n - 1] && !names[n - 1].starts_with('.')));
    } else {
      for (std::size_t n = 1; n <= names.size(); ++n) next[n] = static_cast<char>(fits[n - 1] && matches_name(step, names[n - 1]));
    }
    fits = std::move(next);
  }
  return fits.back();
}

void find(const fs::path& folder, std::span<const std::string> pattern, std::size_t depth, std::vector<std::string>& found) {
  std::error_code error;
  if (pattern.empty()) return;
  const auto rest = pattern.subspan(1);
  const auto use = [&](const fs::path& path) {
    if (!rest.empty()) {
      find(path, rest, depth + 1, found);
    } else if (fs::is_regular_file(path, error)) {
      found.push_back(path.string());
    }
  };
  const std::string& step = pattern.front();
  if (!has_wildcard(step)) return use(folder / step);
  const bool is_any = step == "**";
  if (is_any) find(folder, rest, depth, found);
  if (depth > most_folders) return;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!is_any && matches_name(step, name)) use(folder / name);
    if (is_any && !name.starts_with('.') && entry.is_directory(error) && !entry.is_symlink(error))
      find(folder / name, pattern, depth + 1, found);
    if (is_any && rest.empty() && !name.starts_with('.')) use(folder / name);
  }
}

}  // namespace

bool matches_pattern(const std::string& pattern, const std::string& file) {
  const auto steps = [](const std::string& path) { return steps_of(fs::absolute(path).lexically_normal()); };
  return matches_steps(steps(pattern), steps(file));
}

std::vector<std::string> files_matching(const std::string& pattern) {
  const fs::path path = fs::path(pattern).lexically_normal();
  const Steps steps = steps_of(path.relative_path());
  std::vector<std::string> found;
  find(path.root_path(), steps, 0, found);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace cfnsonnet::cli
