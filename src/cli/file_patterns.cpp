#include "cli/file_patterns.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

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

/// A search for the files of one pattern. What is left of the pattern at a folder is looked for there once, by how many ways
/// `**` may lead to it.
class Search {
 public:
  explicit Search(const Steps& pattern) : pattern_(pattern) {}

  std::vector<std::string> run(const fs::path& root) && {
    look(root, 0, 0);
    return std::move(found_);
  }

 private:
  void look(const fs::path& folder, std::size_t at, std::size_t depth) {
    if (at == pattern_.size() || !seen_.emplace(folder.string(), at).second) return;
    const std::string& step = pattern_[at];
    if (!has_wildcard(step)) return use(folder / step, at, depth);
    const bool is_any = step == "**";
    if (is_any) look(folder, at + 1, depth);
    if (depth > most_folders) return;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
      const std::string name = entry.path().filename().string();
      if (!is_any && matches_name(step, name)) use(folder / name, at, depth);
      if (is_any && !name.starts_with('.') && entry.is_directory(error) && !entry.is_symlink(error))
        look(folder / name, at, depth + 1);
      if (is_any && at + 1 == pattern_.size() && !name.starts_with('.')) use(folder / name, at, depth);
    }
  }

  /// What fits the pattern up to that step.
  void use(const fs::path& path, std::size_t at, std::size_t depth) {
    std::error_code error;
    if (at + 1 != pattern_.size()) {
      look(path, at + 1, depth + 1);
    } else if (fs::is_regular_file(path, error)) {
      found_.push_back(path.string());
    }
  }

  const Steps& pattern_;
  std::set<std::pair<std::string, std::size_t>> seen_;  // Folders, and steps.
  std::vector<std::string> found_;
};

}  // namespace

bool matches_pattern(const std::string& pattern, const std::string& file) {
  const auto steps = [](const std::string& path) { return steps_of(fs::absolute(path).lexically_normal()); };
  return matches_steps(steps(pattern), steps(file));
}

std::string fixed_part(const std::string& pattern) {
  fs::path fixed;
  for (const fs::path& step : fs::path(pattern).lexically_normal()) {
    if (has_wildcard(step.string())) break;
    fixed /= step;
  }
  return fixed.string();
}

std::vector<std::string> files_matching(const std::string& pattern) {
  const fs::path path = fs::path(pattern).lexically_normal();
  const Steps steps = steps_of(path.relative_path());
  std::vector<std::string> found = Search(steps).run(path.root_path());
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace cfnsonnet::cli
