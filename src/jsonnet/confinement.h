// Where a template that nobody trusts yet may import from.
//
// A template comes from a pull request, and what it imports ends up in its output, so that it must not read what lies
// outside of its project. The project is the closest folder upwards from the template that holds `.git` or
// `.cfnsonnet.yaml`; where there is none, the template's own folder and the current one. The folders of the search path
// and what the user allows belong to it too. Symbolic links are resolved
// before the check, on the file that was opened.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cfnsonnet/evaluate.h"

namespace cfnsonnet::jsonnet {

class Confinement {
 public:
  /// Every file is allowed.
  Confinement() = default;
  /// As the request says (`confine_imports`, `allowed_imports`).
  explicit Confinement(const EvaluateRequest& request);

  [[nodiscard]] bool is_confined() const { return is_confined_; }
  /// @param file  Absolute, without symbolic links.
  [[nodiscard]] bool allows(const std::filesystem::path& file) const;
  /// The project, for messages.
  [[nodiscard]] const std::filesystem::path& project() const { return roots_.front(); }

 private:
  void allow(const std::filesystem::path& root);

  bool is_confined_ = false;
  std::vector<std::filesystem::path> roots_;  // Folders, and files that are allowed by themselves; resolved.
};

}  // namespace cfnsonnet::jsonnet
