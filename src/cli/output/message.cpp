#include "cli/output/message.h"

#include <unistd.h>

#include "files/write_all.h"
#include "report/printable.h"

namespace cfnsonnet::cli {

void write_standard_error(std::string_view text) {
  [[maybe_unused]] const bool is_heard = files::write_all(STDERR_FILENO, text);
}

void say_text(std::string_view text) { write_standard_error(fmt::format("cfnsonnet: {}\n", report::printable(text))); }

}  // namespace cfnsonnet::cli
