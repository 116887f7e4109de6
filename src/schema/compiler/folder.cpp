#include "schema/compiler/folder.h"

#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema/compiler/overlay.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

// "AWS::S3::Bucket" → "AWS-S3".
std::string service_of(const std::string& type) {
  const auto first = type.find("::");
  if (first == std::string::npos) return type;
  const auto second = type.find("::", first + 2);
  return type.substr(0, first) + "-" +
         type.substr(first + 2, second == std::string::npos ? second : second - first - 2);
}

Expected<void> read_types(const std::filesystem::path& folder, std::string_view prefix, Folder& result) {
  const auto files = json_files(folder);
  if (!files) return tl::unexpected(files.error());
  for (const auto& file : *files) {
    auto types = read_json(file);
    if (!types) return tl::unexpected(std::move(types.error()));
    if (!types->is_object()) return tl::unexpected(fmt::format("{}: is no object of types", file.string()));
    for (auto& [name, type] : types->items()) {
      const std::string full = std::string(prefix) + name;
      if (const auto [it, fresh] = result.files.emplace(full, file.string()); !fresh) {
        return tl::unexpected(fmt::format("{}: {} is also in {}", file.string(), full, it->second));
      }
      result.types[full] = std::move(type);
    }
  }
  return {};
}

}  // namespace

Expected<Folder> read_folder(const std::filesystem::path& folder) {
  Folder result;
  if (auto read = read_types(folder / "services", "", result); !read) return tl::unexpected(read.error());
  if (result.types.empty()) return tl::unexpected(fmt::format("{}: holds no types", (folder / "services").string()));
  auto overlay = read_overlay(folder / "overlay");
  if (!overlay) return tl::unexpected(std::move(overlay.error()));
  if (auto applied = overlay->apply(result.types); !applied) return tl::unexpected(applied.error());
  if (auto read = read_types(folder / "structure", "structure:", result); !read) return tl::unexpected(read.error());
  auto sources = read_file(folder / "sources.txt");
  if (!sources) return tl::unexpected(std::move(sources.error()));
  while (sources->ends_with('\n')) sources->pop_back();
  result.sources = std::move(*sources);
  return result;
}

Expected<void> write_folder(const std::filesystem::path& folder, const json& types, const std::string& sources,
                            const Disagreements& disagreements) {
  const std::filesystem::path services = folder / "services";
  std::error_code error;
  std::filesystem::create_directories(services, error);
  if (error) return tl::unexpected(fmt::format("{}: {}", services.string(), error.message()));
  std::map<std::string, json> by_service;
  for (const auto& [name, type] : types.items()) by_service[service_of(name)][name] = type;
  const auto old_files = json_files(services);
  if (!old_files) return tl::unexpected(old_files.error());
  for (const auto& file : *old_files) {
    if (!by_service.contains(file.stem().string())) std::filesystem::remove(file, error);
  }
  for (const auto& [service, members] : by_service) {
    if (auto written = write_file(services / (service + ".json"), format_json(members)); !written) return written;
  }
  if (auto written = write_file(folder / "sources.txt", sources + "\n"); !written) return written;
  return write_file(folder / "disagreements.tsv", fmt::format("type\tplace\twhat\tregistry\tservice-spec\tkept\n{}\n",
                                                              fmt::join(disagreements, "\n")));
}

}  // namespace cfnsonnet::schema
