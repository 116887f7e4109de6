#include "project/files_read.h"

#include <sys/stat.h>

#include <optional>

#include <fmt/format.h>

#include "files/project.h"

namespace cfnsonnet::project {
namespace {

/// What a file is known by whatever its name; nothing for what is none. A pipe or a device has nothing to lose.
std::optional<std::pair<dev_t, ino_t>> identity(const char* name) {
  struct stat status {};
  if (::stat(name, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return std::pair(status.st_dev, status.st_ino);
}

}  // namespace

void FilesRead::add(const std::string& name) {
  const std::lock_guard lock(mutex_);
  names_.insert(name);
}

bool FilesRead::contains(const std::filesystem::path& file) {
  const std::lock_guard lock(mutex_);
  for (const std::string& name : names_)
    if (const auto read = identity(name.c_str())) files_.insert(*read);
  names_.clear();
  const auto wanted = identity(file.c_str());
  return wanted && files_.contains(*wanted);
}

std::string FilesWritten::take(const std::string& path) {
  if (read_.contains(path)) return fmt::format("{} would be written over: it is one of the files that were read", path);
  std::error_code error;
  const bool keeps = !std::filesystem::exists(path, error) || std::filesystem::is_regular_file(path, error);
  const bool is_new = !keeps || taken_.insert(files::followed(path)).second;  // A pipe takes any number of texts.
  return is_new ? std::string() : fmt::format("two texts would be written to {}", path);
}

}  // namespace cfnsonnet::project
