// What a text of Jsonnet imports, without reading any of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cfnsonnet::syntax {

struct Import {
  enum class Form : std::uint8_t { code, text, bytes };  ///< import, importstr, importbin
  Form form;
  std::string path;  ///< As it is written, escapes resolved.
};

/// In the order of the text, for any text: an import is its keyword and a string behind it.
[[nodiscard]] std::vector<Import> imports_of(std::string_view text);

}  // namespace cfnsonnet::syntax
