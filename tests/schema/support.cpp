#include "schema/support.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "schema/compiler/pack.h"

namespace cfnsonnet::schema::testing {

Packed packed(std::string_view types) {
  auto words = pack(nlohmann::json::parse(types), "test data");
  if (!words) throw std::runtime_error(words.error());
  Packed result{std::move(*words), nullptr};
  auto bundle = Bundle::from_words(result.words);
  if (!bundle) throw std::runtime_error(bundle.error());
  result.bundle = std::move(*bundle);
  return result;
}

std::string pack_error(std::string_view types) {
  const auto words = pack(nlohmann::json::parse(types), "test data");
  return words ? std::string() : words.error();
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "cfnsonnet-schema-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TemporaryFolder::write(const std::string& name, std::string_view contents) const {
  const std::filesystem::path file = path_ / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << contents;
  return file;
}

std::size_t TemporaryFolder::entries() const {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator()));
}

Environment::Environment(const char* name, const char* value) : name_(name) {
  if (const char* old = std::getenv(name)) {
    had_ = true;
    old_ = old;
  }
  value ? ::setenv(name, value, 1) : ::unsetenv(name);
}

Environment::~Environment() { had_ ? ::setenv(name_.c_str(), old_.c_str(), 1) : ::unsetenv(name_.c_str()); }

}  // namespace cfnsonnet::schema::testing
