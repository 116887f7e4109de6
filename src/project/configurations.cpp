#include "project/configurations.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "jsonnet/importer.h"
#include "project/file_patterns.h"
#include "project/setting_values.h"
#include "rules/registry/custom_rules.h"
#include "schema/regions.h"

namespace cfnsonnet::project {
namespace fs = std::filesystem;

namespace {

/// The folders in which files are looked for, from that of a template to the project's, each named as a person would
/// from here.
std::vector<fs::path> folders_up(const fs::path& from) {
  std::error_code error;
  const fs::path current = fs::current_path(error);
  std::vector<fs::path> folders;
  fs::path folder = fs::weakly_canonical(from.empty() ? fs::path(".") : from, error);
  for (;; folder = folder.parent_path()) {
    folders.push_back(folder == current ? fs::path() : folder.lexically_proximate(current));
    if (fs::exists(folder / ".git", error) || !folder.has_relative_path()) return folders;
  }
}

fs::path folder_of(const std::optional<std::string>& file) { return file ? fs::path(*file).parent_path() : fs::path(); }

}  // namespace

Configurations::Configurations(Given given, ConfigurationFiles files, EvaluateRequest bounds, OnFile on_file)
    : given_(std::move(given)), named_(std::move(files)), bounds_(std::move(bounds)), on_file_(std::move(on_file)) {}

tl::expected<const SettingsFile*, std::string> Configurations::read(const fs::path& path, bool is_lint) {
  if (const auto known = files_.find(path); known != files_.end()) return &known->second;
  auto file = read_settings_file(path, is_lint);
  if (!file) return tl::unexpected(std::move(file.error()));
  return &files_.emplace(path, std::move(*file)).first->second;
}

tl::expected<Configurations::Files, std::string> Configurations::in_folder(const fs::path& folder) {
  if (const auto known = folders_.find(folder); known != folders_.end()) return known->second;
  Files found;
  std::error_code error;
  for (const char* name : {own_settings_file, ".cfnlintrc", ".cfnlintrc.yaml", ".cfnlintrc.yml"}) {
    const fs::path path = folder / name;
    if (on_file_) on_file_(path.string());
    if (fs::is_symlink(path, error) && leads_out(path, confined_to_project(folder, given_.settings.private_paths)))
      return tl::unexpected(fmt::format("{}: it is a link to what is not there, or not in the project", path.string()));
    if (!fs::is_regular_file(path, error)) continue;
    const auto file = read(path, std::string_view(name) != own_settings_file);
    if (!file) return tl::unexpected(file.error());
    found.push_back(*file);
  }
  return folders_[folder] = std::move(found);
}

tl::expected<std::optional<Configurations::Files>, std::string> Configurations::named() {
  if (named_.none) return Files();
  if (named_.only.empty()) return std::nullopt;
  if (on_file_) on_file_(named_.only);
  const auto file = read(named_.only, fs::path(named_.only).filename().string().starts_with(".cfnlintrc"));
  if (!file) return tl::unexpected(file.error());
  return Files{*file};
}

tl::expected<Configurations::Files, std::string> Configurations::closest_to(const fs::path& folder) {
  if (const auto known = closest_.find(folder); known != closest_.end()) return known->second;
  for (const fs::path& shown : folders_up(folder)) {
    auto found = in_folder(shown);
    if (!found) return found;
    if (!found->empty()) return closest_[folder] = std::move(*found);
  }
  return closest_[folder] = Files();
}

tl::expected<Stacks, std::string> Configurations::stacks_of(const std::optional<std::string>& file) {
  const fs::path folder = folder_of(file);
  if (const auto known = stacks_.find(folder); known != stacks_.end()) return known->second;
  const auto from = [&](const SettingsFile& one) {
    EvaluateRequest bounds = bounds_;
    bounds.private_paths = given_.settings.private_paths;
    bounds.search_path = given_.settings.search_path;
    Settings said{};
    for (const Entry& entry : one.entries) {
      if (given_.names.contains(entry.setting->name)) continue;
      if (!entry.setting->set(said, entry.values, one.folder).empty()) continue;  // Told by of().
      if (entry.setting->name == std::string_view("jpath")) bounds.search_path = said.search_path;
      if (entry.setting->name == std::string_view("private")) bounds.private_paths = said.private_paths;
    }
    return read_stacks(*one.stacks(), one.name, bounds, on_file_);
  };
  const auto first_of = [&](const Files& files) {
    const auto has = std::ranges::find_if(files, [](const SettingsFile* one) { return one->stacks() != nullptr; });
    return has == files.end() ? nullptr : *has;
  };
  const auto only = named();
  if (!only) return tl::unexpected(only.error());
  const SettingsFile* found = *only ? first_of(**only) : nullptr;
  if (!*only) {
    for (const fs::path& shown : folders_up(folder)) {
      const auto files = in_folder(shown);
      if (!files) return tl::unexpected(files.error());
      if ((found = first_of(*files)) != nullptr) break;
    }
  }
  if (!found) return stacks_[folder] = Stacks();
  const auto same = by_file_.find(found->name);  // Of another folder below it.
  if (same != by_file_.end()) return stacks_[folder] = same->second;
  auto stacks = from(*found);
  if (!stacks) return stacks;
  return stacks_[folder] = by_file_[found->name] = std::move(*stacks);
}

tl::expected<Settings, std::string> Configurations::of(const std::optional<std::string>& file, const Stack* stack) {
  Settings result = given_.settings;
  auto only = named();
  if (!only) return tl::unexpected(only.error());
  if (!*only) {
    auto found = closest_to(folder_of(file));
    if (!found) return tl::unexpected(found.error());
    *only = std::move(*found);
  }
  const Files& files = **only;
  const auto apply = [&](const Setting& setting) -> tl::expected<std::string, std::string> {
    if (given_.names.contains(setting.name)) return "command line";
    const auto use = [&](const Entry& entry, const fs::path& folder) -> tl::expected<std::string, std::string> {
      if (const Problem problem = setting.set(result, entry.values, folder); !problem.empty())
        return tl::unexpected(fmt::format("{}: {}", place_of(entry.at), problem));
      return fmt::format("{}:{}", entry.at.source->name, entry.at.range().start.line);
    };
    const auto entry_in = [&](const std::vector<Entry>& entries) {
      const auto entry = std::ranges::find(entries, &setting, &Entry::setting);
      return entry == entries.end() ? nullptr : &*entry;
    };
    if (const Entry* entry = stack ? entry_in(stack->entries) : nullptr) return use(*entry, stack->folder);
    for (const SettingsFile* one : files)
      if (const Entry* entry = entry_in(one->entries)) return use(*entry, one->folder);
    return "default";
  };
  (void)apply(*find_setting("private", false));  // It decides what the others may name.
  for (const Setting& setting : all_settings()) {
    if (setting.scope == Setting::Scope::stack && !stack) continue;
    auto from = apply(setting);
    if (!from) return tl::unexpected(std::move(from.error()));
    result.origins.push_back({setting.name, setting.get(result), std::move(*from)});
  }
  for (const SettingsFile* one : files) {
    result.files.push_back(one->name);
    result.unused.insert(result.unused.end(), one->unused.begin(), one->unused.end());
    result.warnings.insert(result.warnings.end(), one->warnings.begin(), one->warnings.end());
  }
  if (auto& regions = result.check.regions; std::ranges::find(regions, schema::every_region) != regions.end()) {
    const auto all = schema::all_regions();
    regions.assign(all.begin(), all.end());
  }
  result.is_ignored = file && std::ranges::any_of(result.ignored_templates, [&](const std::string& pattern) {
                        return matches_pattern(pattern, *file);
                      });
  return with_custom_rules(std::move(result));
}

tl::expected<Settings, std::string> Configurations::with_custom_rules(Settings settings) {
  const std::string& file = settings.custom_rules;
  if (file.empty()) return settings;
  if (on_file_) on_file_(file);
  auto known = custom_rules_.find(file);
  if (known == custom_rules_.end()) {
    const auto text = jsonnet::read_file(file);
    if (!text) return tl::unexpected(fmt::format("{}: {}", file, text.error().reason));
    auto rules = rules::read_custom_rules(*text, file);
    if (!rules) return tl::unexpected(std::move(rules.error()));
    known = custom_rules_.emplace(file, std::move(*rules)).first;
  }
  settings.check.custom_rules = known->second;
  return settings;
}

}  // namespace cfnsonnet::project
