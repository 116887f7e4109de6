// What a loop goes through: the values of its collection, where they are known.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "template/loops.h"

namespace cfnsonnet {

struct CollectionItem {
  std::string text;
  document::Origin origin;
};

/// The values, or nothing where they are not known; then `problem` says what is wrong, if something is.
struct Collection {
  std::optional<std::vector<CollectionItem>> items;
  const document::Node* wrong = nullptr;
  std::string problem;
};

class CollectionReader {
 public:
  CollectionReader(const Template& written, const std::optional<ParameterValues>& deployment)
      : written_(written), deployment_(deployment) {}

  /// @param innermost  The round around the loop, whose identifiers may stand in the collection; or null.
  [[nodiscard]] Collection read(const document::Node& collection, const Round* innermost) const;

 private:
  [[nodiscard]] Collection list(const document::Node& collection, const Round* innermost) const;
  [[nodiscard]] Collection parameter(const document::Node& call, const document::Node& name) const;
  [[nodiscard]] Collection map(const document::Node& argument, const Round* innermost) const;
  [[nodiscard]] std::optional<std::string> text(const document::Node& value, const Round* innermost) const;
  [[nodiscard]] std::optional<std::string_view> value_of(const Parameter& parameter) const;

  const Template& written_;
  const std::optional<ParameterValues>& deployment_;
};

}  // namespace cfnsonnet
