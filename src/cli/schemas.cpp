#include "cli/schemas.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "cli/message.h"
#include "schema/compiler/extend.h"

namespace cfnsonnet::cli {

tl::expected<const schema::Bundle*, std::string> Schemas::of(const Values& registry_schemas,
                                                             const std::string& override_spec) {
  if (registry_schemas.empty() && override_spec.empty()) return &base_;
  Values key = registry_schemas;
  key.push_back(override_spec);
  auto known = made_.find(key);
  if (known == made_.end()) {
    if (on_file_)
      std::ranges::for_each(key, [&](const std::string& file) {
        if (!file.empty()) on_file_(file);
      });
    auto made = schema::extend(base_, {registry_schemas.begin(), registry_schemas.end()}, override_spec)
                    .map([](auto words) {
                      Made result{std::move(words), nullptr};
                      result.bundle = schema::Bundle::view(result.words);
                      return result;
                    });
    known = made_.emplace(std::move(key), std::move(made)).first;
  }
  if (!known->second) return tl::unexpected(known->second.error());
  return known->second->bundle.get();
}

std::vector<const schema::Bundle*> Schemas::of(std::vector<Settings>& settings, std::vector<std::string>& inputs,
                                               CheckFlags& flags) {
  std::vector<const schema::Bundle*> bundles;
  std::vector<std::string> kept;
  std::set<std::string> said;
  std::size_t at = 0;
  std::erase_if(settings, [&](const Settings& one) {
    std::string& input = inputs[at++];
    const auto bundle = of(one.registry_schemas, one.override_spec);
    if (!bundle) {
      if (said.insert(bundle.error()).second) say("{}", bundle.error());
      flags.is_wrong = true;
      return true;
    }
    bundles.push_back(*bundle);
    kept.push_back(std::move(input));
    return false;
  });
  inputs = std::move(kept);
  return bundles;
}

}  // namespace cfnsonnet::cli
