// For a program that is linked with libjsonnet. The other one has without_libjsonnet.cpp.
#include "cli/companion.h"

namespace cfnsonnet::cli {

std::optional<std::string> become_libjsonnet_if_asked(const char* const*) { return std::nullopt; }

}  // namespace cfnsonnet::cli
