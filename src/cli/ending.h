// How commands end.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "project/failure.h"

namespace cfnsonnet::cli {

using project::Failure;
using project::Status;

/// What a command comes to: its exit status, or why it failed, which main() says.
using Ending = tl::expected<Status, Failure>;
/// What a command does once its flags are parsed. A flag that makes no sense there throws CLI::ValidationError, as one
/// with a wrong value does.
using Work = std::function<Ending()>;

[[nodiscard]] inline tl::unexpected<Failure> failure(Status status, std::string message) {
  return tl::unexpected(Failure{status, std::move(message)});
}

}  // namespace cfnsonnet::cli
