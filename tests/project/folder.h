// A project for a test: a folder of its own, which is the current one until the test is over.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "../temporary_folder.h"

namespace cfnsonnet::project {

class Folder {
 public:
  Folder() : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder_.path());
    std::filesystem::create_directory(".git");
  }
  ~Folder() { std::filesystem::current_path(before_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  static void write(const std::filesystem::path& file, const std::string& text) {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

 private:
  TemporaryFolder folder_;
  std::filesystem::path before_;
};

}  // namespace cfnsonnet::project
