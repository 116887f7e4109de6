#include "rules/jsonnet/hidden.h"

#include <algorithm>

namespace cfnsonnet::rules {

const document::Hidden* hidden_in(const document::Document& document, const document::Node& object,
                                  std::string_view name) {
  const auto all = document.hidden();
  const auto found = std::ranges::find_if(all, [&](const document::Hidden& hidden) {
    return hidden.object == &object && (name.empty() || hidden.name == name);
  });
  return found != all.end() ? &*found : nullptr;
}

}  // namespace cfnsonnet::rules
