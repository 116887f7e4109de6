#include "cli/standard_output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/message.h"

namespace cfnsonnet::cli {

bool write_standard_output(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      if (errno != EPIPE) say("cannot write to standard output: {}", std::strerror(errno));
      return false;
    }
  }
  return true;
}

}  // namespace cfnsonnet::cli
