// For the static program, in which cfnsonnet-libjsonnet takes the place of libjsonnet (companion.h).
#include <string_view>

#include "cli/companion.h"

namespace cfnsonnet::cli {

// Looked for before any flag is read, and without knowing what is a flag's value: the other program reads them in the
// same way, so being it once too often changes nothing.
std::optional<std::string> become_libjsonnet_if_asked(const char* const* arguments) {
  for (const char* const* argument = arguments; *argument; ++argument) {
    const std::string_view text = *argument;
    if (text == "--engine=libjsonnet" ||
        (text == "--engine" && argument[1] && argument[1] == std::string_view("libjsonnet")))
      return become("cfnsonnet-libjsonnet", arguments);
  }
  return std::nullopt;
}

}  // namespace cfnsonnet::cli
