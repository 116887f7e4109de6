// What the tests of this room share: bundles from JSON, and folders that vanish.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schema/bundle.h"

namespace cfnsonnet::schema::testing {

/// A bundle and the memory it lies in.
struct Packed {
  std::vector<std::uint32_t> words;
  std::unique_ptr<Bundle> bundle;
  const Bundle* operator->() const { return bundle.get(); }
};

/// Packs types in normalised form; throws std::runtime_error with the error's text.
[[nodiscard]] Packed packed(std::string_view types);

/// The error that packing gives, or an empty text.
[[nodiscard]] std::string pack_error(std::string_view types);

/// An empty folder of its own, removed in the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, std::string_view contents) const;
  [[nodiscard]] std::size_t entries() const;

 private:
  std::filesystem::path path_;
};

/// Sets an environment variable (or, with null, removes it) as long as it lives.
class Environment {
 public:
  Environment(const char* name, const char* value);
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  std::string name_, old_;
  bool had_ = false;
};

}  // namespace cfnsonnet::schema::testing
