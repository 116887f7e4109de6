#include "schema/compiler/update.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "embedded/overlay.h"
#include "schema/compiler/archive.h"
#include "schema/compiler/download.h"
#include "schema/compiler/merge.h"
#include "schema/compiler/overlay.h"
#include "schema/compiler/pack.h"
#include "schema/compiler/registry.h"
#include "schema/compiler/unpack.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

bool is_url(std::string_view from) { return from.starts_with("http://") || from.starts_with("https://"); }

Expected<json> read_archive(std::string_view bytes, const std::string& name) {
  const auto files = read_zip(bytes, name);
  if (!files) return tl::unexpected(files.error());
  json types = json::object();
  Dropped dropped;
  for (const auto& [entry, text] : *files) {
    const std::string place = fmt::format("{}: {}", name, entry);
    const auto schema = parse_json(text, place);
    if (!schema) return tl::unexpected(schema.error());
    if (auto added = add_registry_type(*schema, place, types, dropped); !added) return tl::unexpected(added.error());
  }
  return types;
}

Expected<json> read_source(const std::string& from) {
  if (is_url(from)) {
    return download(from).and_then([&](const std::string& bytes) { return read_archive(bytes, from); });
  }
  std::error_code error;
  if (std::filesystem::is_directory(from, error)) {
    Dropped dropped;
    return read_registry_folder(from, dropped);
  }
  return read_file(from).and_then([&](const std::string& bytes) -> Expected<json> {
    if (!from.ends_with(".json")) return read_archive(bytes, from);
    json types = json::object();
    Dropped dropped;
    const auto added = parse_json(bytes, from).and_then([&](const json& schema) {
      return add_registry_type(schema, from, types, dropped);
    });
    if (!added) return tl::unexpected(added.error());
    return types;
  });
}

Expected<void> apply_embedded_overlay(json& types) {
  Overlay overlay;
  for (const embedded::File& file : embedded::overlay()) {
    const auto added = parse_json(file.contents, file.name).and_then([&](const json& value) {
      return overlay.add(value, std::string(file.name));
    });
    if (!added) return added;
  }
  return overlay.apply(types);
}

/// The bundle to start from: that of the cache where it stands on this binary's facts.
std::unique_ptr<Bundle> open_former(const Bundle& base, const std::filesystem::path& cache, Start start) {
  if (start == Start::base) return nullptr;
  auto former = Bundle::open(cache);
  return former && (*former)->base_checksum() == base.checksum() ? std::move(*former) : nullptr;
}

/// What the bundle was made of, each source once.
std::string sources_of(const Bundle& start, const std::vector<std::string>& from) {
  std::string sources(start.sources());
  for (const std::string& source : from) {
    const std::string line = fmt::format("\nregistry schemas from {}", source);
    if ((sources + '\n').find(line + '\n') == std::string::npos) sources += line;
  }
  return sources;
}

}  // namespace

Expected<Update> update(const std::vector<std::string>& from, const Bundle& base, const std::filesystem::path& cache,
                        Start start) {
  const std::unique_ptr<Bundle> former = open_former(base, cache, start);
  const Bundle& known = former ? *former : base;
  auto types = unpack(known);
  if (!types) return tl::unexpected(std::move(types.error()));
  drop_requirements(*types);  // The overlay comes on top again.

  Update result;
  for (const std::string& source : from) {
    const auto newer = read_source(source);
    if (!newer) return tl::unexpected(newer.error());
    result.read += newer->size();
    for (const auto& [name, type] : newer->items()) result.new_types += !types->contains(name);
    Disagreements differences;
    merge(*types, *newer, differences);
    for (const std::string& line : differences) result.changes += line.ends_with("\tnewer") || line.ends_with("\tboth");
  }
  if (auto applied = apply_embedded_overlay(*types); !applied) return tl::unexpected(applied.error());
  result.types = types->size();

  const auto words = pack(*types, sources_of(known, from), {}, base.checksum());
  if (!words) return tl::unexpected(fmt::format("{}: {}", from.front(), words.error()));
  std::error_code error;
  std::filesystem::create_directories(cache.parent_path(), error);
  if (error) return tl::unexpected(fmt::format("{}: {}", cache.parent_path().string(), error.message()));
  const std::string_view bytes(reinterpret_cast<const char*>(words->data()), words->size() * sizeof words->front());
  if (auto written = write_file(cache, bytes); !written) return tl::unexpected(written.error());
  return result;
}

}  // namespace cfnsonnet::schema
