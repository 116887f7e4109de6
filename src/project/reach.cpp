#include "project/reach.h"

#include <algorithm>
#include <utility>

#include "compile/text_kind.h"
#include "files/project.h"
#include "syntax/imports.h"

namespace cfnsonnet::project {
namespace fs = std::filesystem;

namespace {

std::string base_of(std::string_view name) { return std::string(name.substr(0, name.rfind('/') + 1)); }

}  // namespace

const Reach::Imports& Reach::imports_in(const jsonnet::Imported& file) {
  const auto [at, is_new] = imports_.try_emplace(file.name);
  if (is_new) at->second = syntax::imports_of(file.text);
  return at->second;
}

void Reach::follow(const Settings& settings, const jsonnet::Confinement& confinement, std::string base,
                   const Imports& imports, Names& names) {
  const jsonnet::Importer importer(settings.search_path, confinement);
  std::vector<std::pair<std::string, const Imports*>> left = {{std::move(base), &imports}};
  while (!left.empty()) {
    const auto [folder, here] = std::move(left.back());
    left.pop_back();
    for (const syntax::Import& import : *here) {
      if (bounds_.max_imports != 0 && names.size() > bounds_.max_imports) return;
      const auto found = importer.import(folder, import.path);
      if (!found) {  // It has gone, or is not there yet: it would be one of these.
        names.insert(folder + import.path);
        for (const fs::path& searched : settings.search_path) names.insert((searched / import.path).string());
        continue;
      }
      if (found->name.starts_with(jsonnet::embedded_prefix) || !names.insert(found->name).second) continue;
      if (import.form == syntax::Import::Form::code) left.emplace_back(base_of(found->name), &imports_in(*found));
    }
  }
}

jsonnet::Confinement Reach::confinement_of(const std::string& template_file, const Settings& settings) const {
  EvaluateRequest request = bounds_;
  request.file = template_file;
  request.confine_imports = true;
  request.private_paths = settings.private_paths;
  return jsonnet::Confinement(request);
}

const std::set<fs::path>& Reach::closure(const std::string& template_file, const Settings& settings) {
  const auto [at, is_new] = closures_.try_emplace({template_file, settings.search_path});
  if (!is_new) return at->second;
  const jsonnet::Confinement confinement = confinement_of(template_file, settings);
  Names names = {template_file};
  if (is_jsonnet_file(template_file)) {
    if (auto text = jsonnet::read_file(template_file, confinement))
      follow(settings, confinement, base_of(template_file), imports_in({template_file, std::move(*text)}), names);
  }
  for (const std::string& name : names) at->second.insert(files::resolved(name));
  return at->second;
}

const std::set<fs::path>& Reach::named_by(const Stack& stack, const Settings& settings) {
  const auto [at, is_new] = named_.try_emplace(&stack);
  std::set<fs::path>& own = at->second;
  if (!is_new) return own;
  const auto add = [&own](const std::string& name) {
    if (!name.empty()) own.insert(files::resolved(name));
  };
  const jsonnet::Confinement confinement = confinement_of(stack.template_file, settings);
  const auto add_imports = [&](const Binding& binding) {
    if (!binding.is_code) return;
    Names names;
    follow(settings, confinement, "", syntax::imports_of(binding.text), names);
    std::ranges::for_each(names, add);
  };
  std::ranges::for_each(settings.ext_vars, add_imports);
  std::ranges::for_each(settings.top_level_arguments, add_imports);
  std::ranges::for_each(settings.parameter_files, add);
  std::ranges::for_each(settings.registry_schemas, add);
  add(settings.custom_rules);
  add(settings.override_spec);
  std::ranges::for_each(settings.files, add);
  std::ranges::for_each(*stack.said_by, add);
  return own;
}

bool Reach::is_made_of(const Stack& stack, const Settings& settings, const fs::path& file) {
  return std::ranges::any_of(named_by(stack, settings),
                             [&](const fs::path& one) { return files::is_below(one, file); }) ||
         closure(stack.template_file, settings).contains(file);
}

}  // namespace cfnsonnet::project
