#include "cli/output/standard_output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/output/message.h"
#include "files/write_all.h"

namespace cfnsonnet::cli {

bool write_standard_output(std::string_view text) {
  if (files::write_all(STDOUT_FILENO, text)) return true;
  if (errno != EPIPE) say("cannot write to standard output: {}", std::strerror(errno));
  return false;
}

}  // namespace cfnsonnet::cli
