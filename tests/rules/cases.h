// The templates of the rules' cases, which several tests go through.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace cfnsonnet {

/// All of them, sorted; paths from the folder of this file.
[[nodiscard]] inline std::vector<std::filesystem::path> templates() {
  namespace fs = std::filesystem;
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(TEST_SOURCE_DIR)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".jsonnet" || extension == ".json" || extension == ".yaml")
      found.push_back(fs::relative(entry.path(), TEST_SOURCE_DIR));
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace cfnsonnet
