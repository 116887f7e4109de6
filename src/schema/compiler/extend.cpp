#include "schema/compiler/extend.h"

#include <algorithm>
#include <cstring>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/merge.h"
#include "schema/compiler/override.h"
#include "schema/compiler/pack.h"
#include "schema/compiler/registry.h"
#include "schema/compiler/unpack.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;
using Words = std::vector<std::uint32_t>;

/// The type of exactly that name, unpacked; null where there is none.
Expected<json> known_type(const Bundle& base, const std::string& name) {
  const auto type = base.type(name);
  if (!type || type->name() != name) return json();
  return unpack(*type);
}

/// Takes out of a type what the overlay requires of it, for the merge does not know that it is ours; `put` puts it
/// back.
class Requirements {
 public:
  void take(json& type) {
    of(type, [&](const std::string& place, json& schema) {
      if (!schema.is_object() || !schema.contains("allOf")) return;
      json kept = json::array();
      for (json& part : schema["allOf"])
        (part.is_object() && part.contains("rule") ? taken_[place] : kept).push_back(std::move(part));
      if (kept.empty()) {
        schema.erase("allOf");
      } else {
        schema["allOf"] = std::move(kept);
      }
    });
  }
  void put(json& type) {
    of(type, [&](const std::string& place, json& schema) {
      const auto taken = taken_.find(place);
      if (taken == taken_.end() || !schema.is_object()) return;
      for (json& part : taken->second) schema["allOf"].push_back(std::move(part));
    });
  }

 private:
  template <typename Use>
  static void of(json& type, Use use) {
    use("", type["schema"]);
    if (!type.contains("definitions")) return;
    for (auto& [name, definition] : type["definitions"].items()) use(name, definition);
  }
  std::map<std::string, json> taken_;
};

Expected<void> add_file(const std::filesystem::path& file, json& types) {
  const auto text = read_file(file);
  if (!text) return tl::unexpected(text.error());
  if (text->starts_with("PK\x03\x04"))
    return tl::unexpected(
        fmt::format("{}: is an archive; unpack it, or read it with \"cfnsonnet schema update --from\"", file.string()));
  Dropped dropped;
  return parse_json(*text, file.string()).and_then([&](const json& schema) {
    return add_registry_type(schema, file.string(), types, dropped);
  });
}

Expected<json> read_registry(const std::vector<std::filesystem::path>& paths) {
  json types = json::object();
  for (const std::filesystem::path& path : paths) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
      if (auto added = add_file(path, types); !added) return tl::unexpected(std::move(added.error()));
      continue;
    }
    const auto files = json_files(path);
    if (!files) return tl::unexpected(files.error());
    if (files->empty()) return tl::unexpected(fmt::format("{}: holds no schemas of resource types", path.string()));
    for (const auto& file : *files)
      if (auto added = add_file(file, types); !added) return tl::unexpected(std::move(added.error()));
  }
  return types;
}

/// Merges the types with those of the bundle that they are newer versions of.
Expected<void> merge_with_known(const Bundle& base, json& types) {
  for (auto& [name, type] : types.items()) {
    auto known = known_type(base, name);
    if (!known) return tl::unexpected(std::move(known.error()));
    if (known->is_null()) continue;
    Requirements requirements;
    requirements.take(*known);
    json older = {{name, std::move(*known)}};
    Disagreements disagreements;
    merge(older, {{name, type}}, disagreements);
    type = std::move(older[name]);
    requirements.put(type);
  }
  return {};
}

Expected<void> apply_override(const Bundle& base, const Override& changes, json& types) {
  for (const std::string& name : changes.changed_types()) {
    if (!types.contains(name)) {
      auto known = known_type(base, name);
      if (!known) return tl::unexpected(std::move(known.error()));
      if (known->is_null()) continue;  // As for cfn-lint: a type that is not there needs no change.
      types[name] = std::move(*known);
    }
    if (auto changed = changes.change(name, types[name]); !changed) return changed;
  }
  return {};
}

std::string_view name_of(const Words& words, const std::uint32_t* record) {
  const std::uint32_t* text = &words[record[format::type_name]];
  return {reinterpret_cast<const char*>(text + 1), *text};
}

/// The words of both, a list of all types, and one of all patterns.
Words join(const Bundle& base, const Words& added, const Override& changes) {
  const auto old = base.words();
  Words words(old.begin(), old.end());
  words.insert(words.end(), added.begin(), added.end());
  format::Header header{};
  std::memcpy(&header, words.data(), sizeof header);
  format::Header more{};
  if (!added.empty()) std::memcpy(&more, added.data(), sizeof more);

  std::map<std::string, Words> records;
  const auto collect = [&](format::Section section) {
    for (std::uint32_t at = section.begin; at < section.end; at += format::type_words) {
      const std::string name(name_of(words, &words[at]));
      if (name.starts_with("structure:") || changes.allows(name))
        records[name] = Words(&words[at], &words[at] + format::type_words);
    }
  };
  collect(header.types);
  collect(more.types);
  const auto put_section = [&](format::Section& section, const Words& contents) {
    section.begin = static_cast<std::uint32_t>(words.size());
    words.insert(words.end(), contents.begin(), contents.end());
    section.end = static_cast<std::uint32_t>(words.size());
  };
  Words patterns(&words[header.patterns.begin],
                 &words[header.patterns.begin] + (header.patterns.end - header.patterns.begin));
  patterns.insert(patterns.end(), words.begin() + more.patterns.begin, words.begin() + more.patterns.end);
  put_section(header.patterns, patterns);
  Words types;
  for (const auto& [name, record] : records) types.insert(types.end(), record.begin(), record.end());
  put_section(header.types, types);
  header.words = static_cast<std::uint32_t>(words.size());
  header.checksum = format::checksum(words.data() + format::checksummed_from, words.data() + words.size());
  std::memcpy(words.data(), &header, sizeof header);
  return words;
}

}  // namespace

Expected<Words> extend(const Bundle& base, const std::vector<std::filesystem::path>& registry_schemas,
                       const std::filesystem::path& override_spec) {
  auto types = read_registry(registry_schemas);
  if (!types) return tl::unexpected(std::move(types.error()));
  if (auto merged = merge_with_known(base, *types); !merged) return tl::unexpected(std::move(merged.error()));
  Override changes;
  if (!override_spec.empty()) {
    auto read = Override::read(override_spec);
    if (!read) return tl::unexpected(std::move(read.error()));
    changes = std::move(*read);
    if (auto applied = apply_override(base, changes, *types); !applied)
      return tl::unexpected(std::move(applied.error()));
  }
  if (types->empty()) return join(base, {}, changes);
  const Offset offset{static_cast<std::uint32_t>(base.words().size()), base.pattern_count()};
  auto added = pack_behind(*types, offset);
  if (!added) {
    const std::filesystem::path& named = registry_schemas.empty() ? override_spec : registry_schemas.front();
    return tl::unexpected(fmt::format("{}: {}", named.string(), added.error()));
  }
  return join(base, *added, changes);
}

}  // namespace cfnsonnet::schema
