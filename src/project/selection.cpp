#include "project/selection.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "files/project.h"
#include "jsonnet/importer.h"
#include "names/nearest.h"
#include "project/file_patterns.h"
#include "project/reach.h"

namespace cfnsonnet::project {
namespace fs = std::filesystem;

namespace {

tl::unexpected<Failure> usage(std::string message) {
  return tl::unexpected(Failure{Status::usage, std::move(message)});
}

/// What a template is called, as patterns of names.
constexpr const char* template_names[] = {"*.jsonnet",    "*.template",      "template.json",   "template.yaml",
                                          "template.yml", "*.template.json", "*.template.yaml", "*.template.yml"};

/// What is larger is no template: CloudFormation takes 1 MB.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
constexpr std::uintmax_t most_template_bytes = 4 << 20;

/// Whether a text has `Resources:`, in quotes or without.
bool has_resources(std::string_view text) {
  constexpr std::string_view name = "Resources";
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
    std::size_t next = at + name.size();
    if (next < text.size() && (text[next] == '"' || text[next] == '\'')) ++next;
    next = text.find_first_not_of(" \t", next);
    const bool begins = at == 0 || std::string_view("\"' \t\n{,").find(text[at - 1]) != std::string_view::npos;
    if (begins && next < text.size() && text[next] == ':') return true;
  }
  return false;
}

/// Whether a file is a template by its name, or JSON or YAML that looks like one: `Resources` is a name in it.
bool is_template(const std::string& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return false;  // It has gone.
  const std::string name = fs::path(file).filename().string();
  if (std::ranges::any_of(template_names, [&](const char* pattern) { return matches_name(pattern, name); }))
    return true;
  const fs::path extension = fs::path(file).extension();
  if (extension != ".json" && extension != ".yaml" && extension != ".yml") return false;
  if (fs::file_size(file, error) > most_template_bytes || error) return false;
  const auto text = jsonnet::read_file(file);
  return text && has_resources(*text);
}

std::vector<std::string> templates_in(const std::string& folder) {
  std::string literal;  // The folder's own name has no wildcards.
  for (const char c : folder) literal += c == '*' || c == '?' || c == '[' ? fmt::format("[{}]", c) : std::string(1, c);
  std::vector<std::string> patterns;
  for (const char* name : template_names) patterns.push_back(literal + "/**/" + name);
  return files_matching(patterns);
}

/// The templates that the settings of the current folder name, which lie in its project.
tl::expected<std::vector<std::string>, Failure> templates_of_settings(Configurations& configurations) {
  const auto settings = configurations.of(std::nullopt);
  if (!settings) return usage(settings.error());
  const jsonnet::Confinement project = confined_to_project({}, settings->private_paths);
  for (const std::string& pattern : settings->templates)
    if (leads_out(fixed_part(pattern), project))
      return usage(fmt::format("the templates \"{}\" of the settings are not there, or not in the project {}", pattern,
                               project.project().string()));
  std::vector<std::string> found = files_matching(settings->templates);
  std::erase_if(found, [&](const std::string& file) { return leads_out(file, project); });
  if (found.empty() && !settings->templates.empty())
    return usage(fmt::format("no file matches \"{}\", which the settings name as templates",
                             fmt::join(settings->templates, "\" or \"")));
  return found;
}

bool is_named(const Stack& stack, const std::vector<std::string>& patterns) {
  return std::ranges::any_of(patterns, [&](const std::string& pattern) { return names_stack(pattern, stack); });
}

class Selecting {
 public:
  Selecting(const Selection& selection, Configurations& configurations, const EvaluateRequest& bounds)
      : selection_(selection), configurations_(configurations), reach_(bounds) {}

  tl::expected<Selected, Failure> run() {
    if (selection_.files.empty()) return selection_.are_changed ? Selected() : without_files();
    if (selection_.are_code) return as_they_are(selection_.files);
    return with_files();
  }

 private:
  tl::expected<Selected, Failure> without_files() {
    auto all = configurations_.stacks_of();
    if (!all) return usage(all.error());
    auto stacks = stacks_named(selection_.stacks, *all);
    if (!stacks) return tl::unexpected(stacks.error());
    Selected selected;
    selected.is_all = stacks->size() == all->size();
    std::set<fs::path> used;
    for (const StackPtr& stack : *stacks) {
      selected.inputs.push_back({stack->template_file, stack});
      used.insert(files::resolved(stack->template_file));
    }
    if (!selection_.with_templates || !selection_.stacks.empty()) return selected;
    const auto templates = templates_of_settings(configurations_);
    if (!templates) return tl::unexpected(templates.error());
    for (const std::string& file : *templates)
      if (!used.contains(files::resolved(file))) selected.inputs.push_back({file});
    return selected;
  }

  static Selected as_they_are(const std::vector<std::string>& files, bool are_code = true) {
    Selected selected;
    for (const std::string& file : files) selected.inputs.push_back({file, nullptr, are_code});
    return selected;
  }

  /// A folder's templates in its place.
  tl::expected<std::vector<std::string>, Failure> files_named() const {
    std::vector<std::string> files;
    std::error_code error;
    for (const std::string& file : selection_.files) {
      if (!selection_.expands || !fs::is_directory(file, error)) {
        files.push_back(file);
        continue;
      }
      if (selection_.are_changed) continue;  // A submodule.
      const std::vector<std::string> found = templates_in(file);
      if (found.empty())
        return usage(
            fmt::format("no template is in {}: none is named *.jsonnet, *.template, template.* or *.template.*", file));
      files.insert(files.end(), found.begin(), found.end());
    }
    return files;
  }

  tl::expected<Selected, Failure> with_files() {
    const auto files = files_named();
    if (!files) return tl::unexpected(files.error());
    if (!selection_.expands && selection_.stacks.empty()) return as_they_are(*files, false);
    Selected selected;
    std::set<const Stack*> taken;
    std::set<std::string> done;
    for (const std::string& file : *files) {
      const auto reached = reached_by(file);
      if (!reached) {
        selected.problems.push_back(reached.error());
        continue;
      }
      for (const StackPtr& stack : *reached)
        if (taken.insert(stack.get()).second) selected.inputs.push_back({stack->template_file, stack});
      if (!reached->empty() || !done.insert(file).second) continue;
      if (selection_.are_changed && (!selection_.stacks.empty() || !is_template(file))) continue;
      if (!selection_.stacks.empty()) {
        return usage(
            fmt::format("no stack named \"{}\" is made of {}", fmt::join(selection_.stacks, "\" or \""), file));
      }
      if (has_stacks_ && fs::path(file).extension() == ".libsonnet") {
        selected.notes.push_back(fmt::format("{} is not checked: no stack is made of it", file));
      } else {
        selected.inputs.push_back({file});
      }
    }
    return selected;
  }

  /// The stacks that are made of a file.
  tl::expected<Stacks, std::string> reached_by(const std::string& file) {
    has_stacks_ = false;
    if (file == "-") return Stacks();
    const auto all = configurations_.stacks_of(file);
    if (!all) return tl::unexpected(all.error());
    has_stacks_ = !all->empty();
    const fs::path resolved = files::resolved(file);
    Stacks found;
    for (const StackPtr& stack : *all) {
      const bool is_asked_for = selection_.stacks.empty() || is_named(*stack, selection_.stacks);
      if (is_asked_for && reaches(*stack, resolved)) found.push_back(stack);
    }
    return found;
  }

  bool reaches(const Stack& stack, const fs::path& file) {
    if (resolved(stack.template_file) == file) return true;
    const auto [at, is_new] = settings_.try_emplace(&stack);
    if (is_new) {
      auto settings = configurations_.of(stack.template_file, &stack);
      if (settings) at->second = std::move(*settings);  // What is wrong with them is told then.
    }
    return !at->second || reach_.is_made_of(stack, *at->second, file);
  }

  const fs::path& resolved(const std::string& file) {
    const auto [at, is_new] = resolved_.try_emplace(file);
    if (is_new) at->second = files::resolved(file);
    return at->second;
  }

  const Selection& selection_;
  Configurations& configurations_;
  Reach reach_;
  bool has_stacks_ = false;  ///< The project of the file that was looked at last has some.
  std::map<const Stack*, std::optional<Settings>> settings_;
  std::map<std::string, fs::path> resolved_;
};

}  // namespace

tl::expected<Stacks, Failure> stacks_named(const std::vector<std::string>& patterns, const Stacks& stacks) {
  if (patterns.empty()) return stacks;
  std::vector<std::string_view> names;
  for (const StackPtr& stack : stacks) names.push_back(stack->name);
  for (const std::string& pattern : patterns) {
    if (std::ranges::any_of(stacks, [&](const StackPtr& stack) { return names_stack(pattern, *stack); })) continue;
    if (stacks.empty())
      return usage(
          fmt::format("there is no stack \"{}\": no settings name stacks; see docs/configuration.md", pattern));
    const std::string meant = did_you_mean(pattern, names);
    return usage(fmt::format("there is no stack \"{}\"{}", pattern,
                             meant.empty() ? "; cfnsonnet stacks lists those that there are" : meant));
  }
  Stacks found;
  std::ranges::copy_if(stacks, std::back_inserter(found),
                       [&](const StackPtr& stack) { return is_named(*stack, patterns); });
  return found;
}

tl::expected<Selected, Failure> select(const Selection& selection, Configurations& configurations,
                                       const EvaluateRequest& bounds) {
  return Selecting(selection, configurations, bounds).run();
}

}  // namespace cfnsonnet::project
