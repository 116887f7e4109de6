// Where imports are found: the rules of `jsonnet`, then the library inside the binary.
//
// `import 'x'` is looked for beside the importing file, then in the folders of the search path from the last to the
// first, then where jsonnet's own packages install libraries, then in the embedded library. An embedded file is named
// `<cfnsonnet>/cfn/main.libsonnet` in messages, and what it imports relatively is found in the binary again. A name is
// the folder and the import put together and not simplified ("lib/../x"), because jsonnet's messages show it so.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "document/bundled.h"
#include "jsonnet/confinement.h"

namespace cfnsonnet::jsonnet {

struct Imported {
  std::string name;  ///< As messages show it; its folder is the base of the file's own imports.
  std::string text;
};

/// Embedded files' names start with this. No search path reaches it.
inline constexpr std::string_view embedded_prefix = document::bundled_folder;

class Importer {
 public:
  /// @param search_path  Searched from the last to the first; empty entries are skipped.
  /// @param confinement  What may be read; anything, by default.
  /// @param texts  What is taken in place of what a file has in it, by its name.
  /// @param on_file  Told of each file before it is looked for.
  explicit Importer(const std::vector<std::filesystem::path>& search_path, Confinement confinement = {},
                    std::map<std::string, std::string> texts = {},
                    std::function<void(const std::string&)> on_file = {});

  /// @param base  The folder of the importing file with its final slash, or "" for the current one.
  /// @param path  As written in the import.
  /// @return The file, or why there is none: what follows `couldn't open import "…": `.
  [[nodiscard]] tl::expected<Imported, std::string> import(std::string_view base, std::string_view path) const;

 private:
  Confinement confinement_;
  std::map<std::string, std::string> texts_;
  std::function<void(const std::string&)> on_file_;
  std::vector<std::string> folders_;  ///< Each with its final slash; searched from the last to the first.
};

/// Larger files are refused: no person writes them, and a device has no end.
inline constexpr std::size_t max_file_bytes = std::size_t{256} << 20;

/// Reads a whole file, or gives the reason why not ("No such file or directory"). `opened` tells the two kinds apart.
/// Where reading is confined, only regular files that are allowed can be read; of others nothing is told, not even
/// whether they are there, and they count as not opened.
struct ReadError {
  bool opened = false;
  std::string reason;
};
[[nodiscard]] tl::expected<std::string, ReadError> read_file(const std::string& name,
                                                             const Confinement& confinement = {});

/// The same of what is open, standard input for example, which may give more than there is to be: it is read to a
/// little past `max_file_bytes`, and its length tells.
[[nodiscard]] tl::expected<std::string, ReadError> read_to_end(int descriptor);

/// The text of a file that an import has found, embedded or not; empty where it cannot be read (any more).
[[nodiscard]] std::string text_of(const std::string& name);

}  // namespace cfnsonnet::jsonnet
