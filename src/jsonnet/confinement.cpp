#include "jsonnet/confinement.h"

#include <algorithm>

namespace cfnsonnet::jsonnet {
namespace fs = std::filesystem;

namespace {

fs::path resolved(const fs::path& path) {
  std::error_code error;
  fs::path result = fs::weakly_canonical(path.empty() ? fs::path(".") : path, error);
  return error ? fs::absolute(path, error) : result;
}

/// The closest folder upwards that holds one of the marks of a project, or an empty path.
fs::path find_project(fs::path folder) {
  for (;;) {
    std::error_code error;
    for (const char* mark : {".git", ".cfnsonnet.yaml"})
      if (fs::exists(folder / mark, error)) return folder;
    if (!folder.has_relative_path()) return {};
    folder = folder.parent_path();
  }
}

}  // namespace

Confinement::Confinement(const EvaluateRequest& request) : is_confined_(request.confine_imports) {
  if (!is_confined_) return;
  const fs::path current = resolved(".");
  const fs::path folder = request.snippet ? current : resolved(request.file.parent_path());
  if (const fs::path project = find_project(folder); !project.empty()) {
    roots_.push_back(project);
  } else {
    roots_ = {folder, current};
  }
  for (const fs::path& path : request.search_path) allow(path);
  for (const fs::path& path : request.allowed_imports) allow(path);
}

void Confinement::allow(const fs::path& root) {
  if (!root.empty()) roots_.push_back(resolved(root));
}

bool Confinement::allows(const fs::path& file) const {
  if (!is_confined_) return true;
  return std::any_of(roots_.begin(), roots_.end(), [&](const fs::path& root) {
    const auto [end, rest] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
    return end == root.end() || (std::next(end) == root.end() && end->empty());  // A final slash is an empty name.
  });
}

}  // namespace cfnsonnet::jsonnet
