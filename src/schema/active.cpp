#include "schema/active.h"

#include <cstdlib>

#include <fmt/format.h>

namespace cfnsonnet::schema {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

ActiveBundle embedded(std::string warning = {}) { return {&Bundle::embedded(), nullptr, {}, std::move(warning)}; }

ActiveBundle of_file(std::unique_ptr<Bundle> bundle, std::filesystem::path file) {
  const Bundle* view = bundle.get();
  return {view, std::move(bundle), std::move(file), {}};
}

}  // namespace

std::filesystem::path cache_file() {
  std::filesystem::path folder = environment("XDG_CACHE_HOME");
  if (!folder.is_absolute()) {  // The specification: relative paths are to be ignored.
    folder = environment("HOME");
    if (!folder.is_absolute()) return {};
    folder /= ".cache";
  }
  return folder / "cfnsonnet" / "schema.bin";
}

tl::expected<ActiveBundle, std::string> active_bundle() {
  const std::string_view choice = environment("CFNSONNET_SCHEMA");
  if (choice == "embedded") return embedded();
  if (!choice.empty()) {
    auto bundle = Bundle::open(choice);
    if (!bundle) return tl::unexpected(fmt::format("CFNSONNET_SCHEMA: {}", bundle.error()));
    return of_file(std::move(*bundle), choice);
  }
  const std::filesystem::path file = cache_file();
  std::error_code ignored;
  if (file.empty() || !std::filesystem::exists(file, ignored)) return embedded();
  auto bundle = Bundle::open(file);
  if (!bundle)
    return embedded(
        fmt::format("{}; using the built-in schema; \"cfnsonnet schema update\" makes it anew", bundle.error()));
  if ((*bundle)->base_checksum() != Bundle::embedded().checksum()) {
    // An update stands on the facts of the binary that made it; on another's, old facts would hide new ones.
    return embedded(
        fmt::format("{}: was made by another version of cfnsonnet; using the built-in schema; \"cfnsonnet schema "
                    "update\" makes it anew",
                    file.string()));
  }
  return of_file(std::move(*bundle), file);
}

}  // namespace cfnsonnet::schema
