#include "project/schemas.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/compiler/extend.h"

namespace cfnsonnet::project {

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

}  // namespace cfnsonnet::project
