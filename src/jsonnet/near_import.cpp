#include "jsonnet/near_import.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "embedded/libsonnet.h"
#include "jsonnet/importer.h"
#include "names/nearest.h"

namespace cfnsonnet::jsonnet {
namespace {

namespace fs = std::filesystem;

/// "cfn/vpc.libsonnet" without its folder, its extension or both; the folder alone stands for its main file.
bool is_short_for(std::string_view path, std::string_view file) {
  constexpr std::string_view folder = "cfn/", extension = ".libsonnet";
  std::string whole(path.starts_with("./") ? path.substr(2) : path);
  if (!whole.ends_with(extension)) whole += extension;
  if (whole == "cfn.libsonnet") whole = "main.libsonnet";
  if (!whole.starts_with(folder)) whole = std::string(folder) + whole;
  return whole == file;
}

std::optional<std::string> in_library(std::string_view path) {
  std::vector<std::string_view> names;
  for (const embedded::File& file : embedded::libsonnet())
    if (is_short_for(path, file.name)) return std::string(file.name);
  for (const embedded::File& file : embedded::libsonnet()) names.push_back(file.name);
  const auto found = nearest(path, names);
  return found ? std::optional(std::string(*found)) : std::nullopt;
}

std::optional<std::string> in_folder(const Confinement& confinement, const fs::path& base, const fs::path& path) {
  constexpr std::size_t most_files = 2'000;
  const fs::path named = base / path.parent_path();
  std::error_code error;
  const fs::path folder = fs::canonical(named.empty() ? fs::path(".") : named, error);
  if (error || confinement.may_lead_out(named / "x")) return std::nullopt;
  std::vector<std::string> files;
  for (fs::directory_iterator entry(folder, error);
       !error && entry != fs::directory_iterator() && files.size() < most_files; entry.increment(error))
    if (entry->is_regular_file(error) && !confinement.may_lead_out(entry->path()))
      files.push_back(entry->path().filename().string());
  std::sort(files.begin(), files.end());
  const std::string wanted = path.filename().string();
  std::erase(files, wanted);  // It is there, and cannot be read.
  const auto found = nearest(wanted, std::vector<std::string_view>(files.begin(), files.end()));
  return found ? std::optional((path.parent_path() / *found).generic_string()) : std::nullopt;
}

}  // namespace

std::optional<std::string> near_import(const Confinement& confinement, std::string_view base, std::string_view path) {
  if (auto found = in_library(path)) return found;
  if (base.starts_with(embedded_prefix)) return std::nullopt;
  return in_folder(confinement, base, path);
}

}  // namespace cfnsonnet::jsonnet
