#include "jsonnet/confinement.h"

#include <algorithm>

#include "files/project.h"

namespace cfnsonnet::jsonnet {
namespace fs = std::filesystem;

namespace {

/// Whether a root lets a file be read. Of `/`, where a template may lie that is in no project, only the files
/// themselves.
bool lets_in(const fs::path& root, const fs::path& file) {
  return root == root.root_path() ? file.parent_path() == root : files::is_below(root, file);
}

std::vector<fs::path> resolved(const std::vector<fs::path>& paths) {
  std::vector<fs::path> all;
  for (const fs::path& path : paths)
    if (!path.empty()) all.push_back(files::resolved(path));
  return all;
}

}  // namespace

Confinement::Confinement(const EvaluateRequest& request) : is_confined_(request.confine_imports) {
  if (!is_confined_) return;
  roots_ = resolved(request.search_path);
  roots_.insert(roots_.begin(), files::project_or_self(request.snippet ? fs::path() : request.file.parent_path()));
  allowed_ = resolved(request.allowed_imports);
  private_ = resolved(request.private_paths);
}

bool Confinement::allows(const fs::path& file) const {
  if (!is_confined_) return true;
  const auto is_in = [&](const fs::path& path) { return files::is_below(path, file); };
  if (std::any_of(private_.begin(), private_.end(), is_in)) return false;
  if (std::any_of(allowed_.begin(), allowed_.end(), is_in)) return true;
  return !files::is_of_git(project(), file) &&
         std::any_of(roots_.begin(), roots_.end(), [&](const fs::path& root) { return lets_in(root, file); });
}

bool Confinement::may_lead_out(const fs::path& name) const {
  if (!is_confined_) return false;
  std::error_code error;
  const fs::path written = (fs::current_path(error) / name).lexically_normal();
  if (!allows(written)) return true;
  // Of the folders that are allowed, what is a link is no secret.
  for (fs::path part = written; allows(part); part = part.parent_path()) {
    if (fs::is_symlink(fs::symlink_status(part, error))) return true;
    if (!part.has_relative_path()) break;
  }
  return false;
}

bool Confinement::goes_through_outside(const fs::path& name) const {
  if (!is_confined_) return false;
  std::error_code error;
  const fs::path current = fs::current_path(error);
  fs::path way = current;
  const auto is_above = [&](const fs::path& folder) {
    return files::is_below(folder, current) || files::is_below(folder, project());
  };
  for (const fs::path& step : name) {
    if (step == ".." && !is_above(way) && !allows(files::resolved(way))) return true;
    way = (way / step).lexically_normal();
  }
  return false;
}

}  // namespace cfnsonnet::jsonnet
