#include "files/project.h"

#include <algorithm>
#include <iterator>

namespace cfnsonnet::files {

namespace fs = std::filesystem;

namespace {

/// The closest folder upwards that holds one of the marks of a project, or an empty path.
fs::path marked_above(fs::path folder) {
  for (; folder.has_relative_path(); folder = folder.parent_path()) {
    std::error_code error;
    for (const char* mark : {".git", ".cfnsonnet.yaml"})
      if (fs::exists(folder / mark, error)) return folder;
  }
  return {};
}

}  // namespace

fs::path resolved(const fs::path& path) {
  std::error_code error;
  fs::path result = fs::weakly_canonical(path.empty() ? fs::path(".") : path, error);
  if (error) return fs::absolute(path, error).lexically_normal();
  // What does not exist yet, and begins with no folder that does, stays relative.
  return result.is_absolute() ? result : fs::weakly_canonical(fs::current_path(error) / result, error);
}

std::optional<fs::path> link_target(const fs::path& path) {
  std::error_code error;
  const fs::path target = fs::read_symlink(path, error);
  if (error) return std::nullopt;
  return path.parent_path() / target;  // Of one that is absolute, nothing of the folder is left.
}

fs::path followed(const fs::path& path) {
  fs::path target = path;
  for (int links = 0; links < most_links; ++links) {
    const auto next = link_target(target);
    if (!next) break;
    target = *next;
  }
  return resolved(target);
}

fs::path project_of(const fs::path& folder) {
  std::error_code error;
  const fs::path written = (fs::current_path(error) / folder).lexically_normal();
  fs::path marked = marked_above(written.has_filename() ? written : written.parent_path());
  if (marked.empty()) marked = marked_above(resolved(folder));
  return marked.empty() ? marked : resolved(marked);
}

fs::path project_or_self(const fs::path& folder) {
  fs::path project = project_of(folder);
  return project.empty() ? resolved(folder) : project;
}

bool is_below(const fs::path& folder, const fs::path& path) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end() || (std::next(end) == folder.end() && end->empty());  // A final slash is an empty name.
}

bool is_of_git(const fs::path& project, const fs::path& path) {
  const fs::path rest = is_below(project, path) ? path.lexically_relative(project) : path;
  return std::find(rest.begin(), rest.end(), ".git") != rest.end();
}

}  // namespace cfnsonnet::files
