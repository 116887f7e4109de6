#include "project/file_patterns.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

namespace cfnsonnet::project {
namespace fs = std::filesystem;

bool matches_name(const std::string& pattern, const std::string& name) {
  return ::fnmatch(pattern.c_str(), name.c_str(), FNM_PERIOD) == 0;
}

namespace {

using Steps = std::vector<std::string>;

/// Deeper folders are not searched, whatever a tree of them looks like.
constexpr std::size_t most_folders = 64;

Steps steps_of(const fs::path& path) {
  Steps steps;
  for (const fs::path& step : path) steps.push_back(step.string());
  return steps;
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
      for (std::size_t n = 1; n <= names.size(); ++n)
        next[n] = static_cast<char>(fits[n - 1] && matches_name(step, names[n - 1]));
    }
    fits = std::move(next);
  }
  return fits.back();
}

/// Where a search stands in a pattern: which of the patterns, and before which of its steps.
using Place = std::pair<std::size_t, std::size_t>;
using Places = std::set<Place>;

/// A search for the files of all patterns at once: each folder is read once, however many lead there.
class Search {
 public:
  explicit Search(std::vector<Steps> patterns) : patterns_(std::move(patterns)) {}

  std::vector<std::string> run() && {
    Places places;
    for (std::size_t pattern = 0; pattern < patterns_.size(); ++pattern) places.emplace(pattern, 0);
    look({}, std::move(places), 0);
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_at_end(const Place& place) const { return place.second == patterns_[place.first].size(); }
  [[nodiscard]] const std::string& step(const Place& place) const { return patterns_[place.first][place.second]; }
  static Place next(const Place& place) { return {place.first, place.second + 1}; }

  /// With those behind a `**`, which may stand for no folder at all.
  [[nodiscard]] Places with_skipped(Places places) const {
    for (Place place : Places(places))
      for (; !is_at_end(place) && step(place) == "**"; place = next(place)) places.insert(next(place));
    return places;
  }

  void look(const fs::path& folder, Places places, std::size_t depth) {
    std::erase_if(places, [&](const Place& place) { return is_at_end(place); });
    if (places.empty()) return;
    places = with_skipped(std::move(places));
    std::erase_if(places, [&](const Place& place) { return is_at_end(place); });
    std::map<std::string, Places> inside;  // By the names of the folder's entries.
    for (const Place& place : places)
      if (!has_wildcard(step(place))) inside[step(place)].insert(next(place));
    if (depth <= most_folders &&
        std::ranges::any_of(places, [&](const Place& place) { return has_wildcard(step(place)); }))
      read(folder, places, inside);
    for (auto& [name, here] : inside) use(folder / name, std::move(here), depth + 1);
  }

  /// Adds what is in a folder, as far as wildcards stand for it.
  void read(const fs::path& folder, const Places& places, std::map<std::string, Places>& inside) const {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.empty() ? "." : folder, error)) {
      const std::string name = entry.path().filename().string();
      const bool goes_down = !name.starts_with('.') && entry.is_directory(error) && !entry.is_symlink(error);
      for (const Place& place : places) {
        if (step(place) != "**") {
          if (has_wildcard(step(place)) && matches_name(step(place), name)) inside[name].insert(next(place));
        } else if (goes_down) {
          inside[name].insert(place);
        } else if (is_at_end(next(place)) && !name.starts_with('.')) {
          inside[name].insert(next(place));
        }
      }
    }
  }

  /// What fits the patterns up to these places.
  void use(const fs::path& path, Places places, std::size_t depth) {
    std::error_code error;
    const bool fits = std::ranges::any_of(places, [&](const Place& place) { return is_at_end(place); });
    if (fits && fs::is_regular_file(path, error)) found_.push_back(path.string());
    look(path, std::move(places), depth);
  }

  const std::vector<Steps> patterns_;
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

std::vector<std::string> files_matching(const std::vector<std::string>& patterns) {
  std::vector<Steps> all;
  for (const std::string& pattern : patterns) all.push_back(steps_of(fs::path(pattern).lexically_normal()));
  std::vector<std::string> found = Search(std::move(all)).run();
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace cfnsonnet::project
