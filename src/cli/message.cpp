#include "cli/message.h"

#include <unistd.h>

#include <cerrno>

#include "report/printable.h"

namespace cfnsonnet::cli {

void write_standard_error(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return;
    }
  }
}

void say_text(std::string_view text) {
  write_standard_error(fmt::format("cfnsonnet: {}\n", report::printable(text)));
}

}  // namespace cfnsonnet::cli
