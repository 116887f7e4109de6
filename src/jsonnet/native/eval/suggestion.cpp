#include "jsonnet/native/eval/suggestion.h"

#include <fmt/format.h>

#include "document/text.h"
#include "names/nearest.h"

namespace cfnsonnet::jsonnet::native {

std::string suggestion(std::string_view name, const std::vector<std::string_view>& known,
                       std::optional<std::string_view> meant) {
  constexpr std::size_t few = 12;
  if (const auto similar = nearest(name, known)) {
    const bool both = meant && *meant != *similar;
    return fmt::format("; did you mean {}{}?", both ? document::quoted(*meant) + " or " : "",
                       document::quoted(*similar));
  }
  if (meant) return fmt::format("; did you mean {}?", document::quoted(*meant));
  if (known.empty()) return "; it has none";
  if (known.size() > few) return {};
  std::string list;
  for (const std::string_view each : known) list += (list.empty() ? "" : ", ") + document::quoted(each);
  return "; it has " + list;
}

}  // namespace cfnsonnet::jsonnet::native
