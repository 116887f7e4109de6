// The programs beside cfnsonnet, which do what it cannot do as one static file. It becomes one of them (exec) where a
// command line asks for that, so arguments, messages and exit statuses stay those of one program.
//
//   cfnsonnet-schema-update  `schema update`. Needs libcurl and libarchive, and with them some forty shared libraries:
//                            looking these up would be most of the time that every other command takes.
//   cfnsonnet-libjsonnet     `--engine libjsonnet`: all of cfnsonnet once more, with libjsonnet, which is whole only as
//   a
//                            shared library (Debian's libjsonnet.a lacks the YAML parser that it calls).
//
// Each is from the same build as cfnsonnet and holds the same schema. Where only cfnsonnet was copied to, these two are
// missing, and all else works.
#pragma once

#include <optional>
#include <string>

namespace cfnsonnet::cli {

/// Becomes the program `name`: the one beside this program's real file (a build folder), or else the one where an
/// installation has it (../libexec/cfnsonnet/ of that file).
/// @param arguments  As for main(): the program's own name first, a null pointer last.
/// @return Only where that fails: why, in one line.
[[nodiscard]] std::string become(const char* name, const char* const* arguments);

/// Becomes cfnsonnet-libjsonnet, if the arguments ask for libjsonnet and this program is linked without it.
/// @return Nothing where this is the right program; else what become() says.
[[nodiscard]] std::optional<std::string> become_libjsonnet_if_asked(const char* const* arguments);

}  // namespace cfnsonnet::cli
