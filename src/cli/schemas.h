// The bundles that templates are checked against: the one in use, and what settings and flags put on top of it.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cli/check_flags.h"
#include "cli/config.h"
#include "schema/bundle.h"

namespace cfnsonnet::cli {

/// Makes each bundle once. It must live as long as they are used.
class Schemas {
 public:
  /// @param on_file  Told of each file and folder that is asked for.
  explicit Schemas(const schema::Bundle& base, OnFile on_file = {}) : base_(base), on_file_(std::move(on_file)) {}

  /// @return One for each of the settings. Where files are wrong, which is said on standard error, the settings and the
  /// input
  ///         are taken out, and the run fails with `flags.is_wrong`.
  [[nodiscard]] std::vector<const schema::Bundle*> of(std::vector<Settings>& settings, std::vector<std::string>& inputs,
                                                      CheckFlags& flags);
  [[nodiscard]] tl::expected<const schema::Bundle*, std::string> of(const Values& registry_schemas,
                                                                    const std::string& override_spec);

 private:
  struct Made {
    std::vector<std::uint32_t> words;
    std::unique_ptr<schema::Bundle> bundle;  ///< Views them.
  };
  const schema::Bundle& base_;
  OnFile on_file_;
  std::map<Values, tl::expected<Made, std::string>> made_;  ///< By the names of the files.
};

}  // namespace cfnsonnet::cli
