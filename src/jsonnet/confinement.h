// Where a template that nobody trusts yet may read from.
//
// A template comes from a pull request, and what it imports ends up in its output, or in the log, so that it must not
// read what lies outside of its project (files/project.h); where it is in none, of its own folder. The folders of the
// search path and what the user allows belong to it too. Never to be read are what lies in a `.git`, where CI systems
// keep their tokens, and what the user says is private. Symbolic links are resolved before the check, on the file that
// was opened.
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
  /// As the request says (`confine_imports`, `allowed_imports`, `private_paths`).
  explicit Confinement(const EvaluateRequest& request);

  [[nodiscard]] bool is_confined() const { return is_confined_; }
  /// @param file  Absolute, without symbolic links.
  [[nodiscard]] bool allows(const std::filesystem::path& file) const;
  /// Whether a name, as it is written, leads to what is not allowed, or goes through a link: what is there must not
  /// show in what is said.
  [[nodiscard]] bool may_lead_out(const std::filesystem::path& name) const;
  /// Whether a name goes through a folder that is not allowed and back again by "..": it would tell whether that is
  /// there.
  [[nodiscard]] bool goes_through_outside(const std::filesystem::path& name) const;
  /// The project, for messages.
  [[nodiscard]] const std::filesystem::path& project() const { return roots_.front(); }

 private:
  bool is_confined_ = false;
  std::vector<std::filesystem::path> roots_;    // The project first; resolved, as all of these.
  std::vector<std::filesystem::path> allowed_;  // Folders and files that the user has named.
  std::vector<std::filesystem::path> private_;
};

}  // namespace cfnsonnet::jsonnet
