// The exit statuses of every command but `eval`, which has jsonnet's: 0 when it evaluated and wrote, else 1.
#pragma once

namespace cfnsonnet::cli::exit_status {

inline constexpr int done = 0;      ///< No finding at or above --fail-on.
inline constexpr int findings = 1;  ///< Findings at or above --fail-on; nothing was written.
inline constexpr int usage = 2;     ///< Wrong flags or configuration.
inline constexpr int jsonnet = 3;   ///< The Jsonnet failed: syntax, evaluation, import, or a limit.
inline constexpr int file = 4;      ///< A file could not be read or written, standard output included.

}  // namespace cfnsonnet::cli::exit_status
