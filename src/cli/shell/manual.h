// Manual pages, in the macros of man(7): https://man7.org/linux/man-pages/man7/man-pages.7.html says what stands in
// one.
//
// There is one of the program and one of each command: cfnsonnet(1), cfnsonnet-check(1). All that they say of flags,
// and the examples, is what --help says.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace cfnsonnet::cli {

struct ManualPage {
  std::string name;  ///< "cfnsonnet-check"
  std::string text;
};

/// That of a command, or of the program.
[[nodiscard]] ManualPage manual_page(const CLI::App& command);
/// Those of a command and of all that are below it.
[[nodiscard]] std::vector<ManualPage> manual_pages(const CLI::App& command);

}  // namespace cfnsonnet::cli
