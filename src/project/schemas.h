// The bundles that templates are checked against: the one in use, and what settings and flags put on top of it.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "project/configurations.h"
#include "schema/bundle.h"

namespace cfnsonnet::project {

/// Makes each bundle once. It must live as long as they are used.
class Schemas {
 public:
  /// @param on_file  Told of each file and folder that is asked for.
  explicit Schemas(const schema::Bundle& base, OnFile on_file = {}) : base_(base), on_file_(std::move(on_file)) {}

  /// @return What is wrong with one of the files.
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

}  // namespace cfnsonnet::project
