// Names of temporary files that go when the process goes.
//
// A name is in force from the moment its file is made until it is let go. Where SIGINT, SIGTERM or SIGHUP ends the
// process meanwhile, the handler that is installed with a name removes the files; what SIGKILL leaves, a later run
// removes (`remove_abandoned`). That a signal reaches the names is why this room alone keeps state that is global.
#pragma once

#include <filesystem>

#include <tl/expected.hpp>

namespace cfnsonnet::emit {

class TemporaryName {
 public:
  TemporaryName() = default;
  TemporaryName(TemporaryName&& other) noexcept;
  TemporaryName& operator=(TemporaryName&& other) noexcept;
  /// Removes the file.
  ~TemporaryName();

  /// Makes a new, empty file in the folder, open for writing, as `descriptor`.
  /// @return The `errno` of the failure.
  [[nodiscard]] static tl::expected<TemporaryName, int> create(const std::filesystem::path& folder, int& descriptor);

  [[nodiscard]] const char* c_str() const;
  /// The file has another name now.
  void let_go();

  struct Node;

 private:
  explicit TemporaryName(Node* node) : node_(node) {}
  Node* node_ = nullptr;
};

/// Removes the temporary files that processes left in a folder which are no more. One of another PID namespace (another
/// container) counts as such after a day.
void remove_abandoned(const std::filesystem::path& folder);

}  // namespace cfnsonnet::emit
