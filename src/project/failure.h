// How a run over templates ends, and why one could not be done.
#pragma once

#include <cstdint>
#include <string>

namespace cfnsonnet::project {

/// The exit statuses of every command but `eval`, which has jsonnet's: 0 when it evaluated and wrote, else 1.
enum class Status : std::uint8_t {
  done = 0,      ///< No finding at or above --fail-on.
  findings = 1,  ///< Findings at or above --fail-on; nothing was written.
  usage = 2,     ///< Wrong flags or configuration.
  jsonnet = 3,   ///< The Jsonnet failed: syntax, evaluation, import, or a limit.
  file = 4,      ///< A file could not be read or written, standard output included.
};

/// Why something was not done.
struct Failure {
  Status status = Status::usage;
  std::string message;  ///< One line for a person; empty where it was said already.
};

}  // namespace cfnsonnet::project
