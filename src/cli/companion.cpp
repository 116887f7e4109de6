#include "cli/companion.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace cfnsonnet::cli {

std::string become(const char* name, const char* const* arguments) {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);  // proc(5)
  if (error) return fmt::format("cannot find {}: /proc/self/exe: {}", name, error.message());
  const std::filesystem::path beside = program.parent_path() / name;
  const std::filesystem::path installed = (program.parent_path() / CFNSONNET_LIBEXEC_FROM_BIN / name)
                                              .lexically_normal();
  for (const std::filesystem::path& file : {beside, installed}) {
    ::execv(file.c_str(), const_cast<char* const*>(arguments));  // POSIX: it changes neither the array nor the strings.
    if (errno != ENOENT) return fmt::format("cannot run {}: {}", file.string(), std::strerror(errno));
  }
  return fmt::format("cannot run {}, a part of cfnsonnet that is not installed: neither {} nor {} exists", name,
                     beside.string(), installed.string());
}

}  // namespace cfnsonnet::cli
