// The program beside cfnsonnet, which does what would make all of it slow to start. It becomes that program (exec) where
// a command line asks for it, so arguments, messages and exit statuses stay those of one program.
//
//   cfnsonnet-schema-update  `schema update`. Needs libcurl and libarchive, and with them some forty shared libraries:
//                            looking these up would be most of the time that every other command takes.
//
// It is from the same build as cfnsonnet and holds the same schema. Where only cfnsonnet was copied to, it is missing,
// and all else works.
#pragma once

#include <string>

namespace cfnsonnet::cli {

/// Becomes the program `name`: the one beside this program's real file (a build folder), or else the one where an
/// installation has it (../libexec/cfnsonnet/ of that file).
/// @param arguments  As for main(): the program's own name first, a null pointer last.
/// @return Only where that fails: why, in one line.
[[nodiscard]] std::string become(const char* name, const char* const* arguments);

}  // namespace cfnsonnet::cli
