// All functions of std by name: made of the families' tables when one is first asked for, by whichever thread.
#include <array>
#include <cstdint>
#include <vector>

#include "jsonnet/native/eval/builtin.h"
#include "jsonnet/native/runtime/text.h"
#include "jsonnet/native/std/families.h"

namespace cfnsonnet::jsonnet::native {
namespace {

using Family = std::span<const BuiltIn> (*)();

constexpr Family families[] = {
    array_functions,         encoding_functions,     environment_functions,   escape_functions,
    fold_functions,          format_functions,       hash_functions,          join_functions,
    json_parse_functions,    manifest_ini_functions, manifest_json_functions, manifest_python_functions,
    manifest_toml_functions, manifest_xml_functions, manifest_yaml_functions, math_functions,
    number_text_functions,   object_functions,       patch_functions,         search_functions,
    set_functions,           string_functions,       strip_functions,         type_functions,
    yaml_parse_functions,
};

/// A hash table with open addressing, sparse enough that nearly every name is at its place.
class Table {
 public:
  Table() {
    all_.reserve(expected_functions);
    for (const Family family : families)
      for (const BuiltIn& builtin : family()) add(builtin);
  }

  [[nodiscard]] const BuiltIn* find(std::string_view name) const { return places_[place_of(name)]; }
  [[nodiscard]] std::span<const BuiltIn* const> all() const { return all_; }

 private:
  static constexpr std::size_t expected_functions = 200;
  static constexpr std::size_t place_count = 1024;  // A power of two; far more than there are functions.

  void add(const BuiltIn& builtin) {
    places_[place_of(builtin.name)] = &builtin;
    all_.push_back(&builtin);
  }

  /// Where the function of that name is, or would be.
  [[nodiscard]] std::size_t place_of(std::string_view name) const {
    std::size_t place = hash_of(name) % place_count;
    while (places_[place] != nullptr && places_[place]->name != name) place = (place + 1) % place_count;
    return place;
  }

  std::array<const BuiltIn*, place_count> places_{};
  std::vector<const BuiltIn*> all_;
};

const Table& table() {
  static const Table instance;
  return instance;
}

}  // namespace

const BuiltIn* find_builtin(std::string_view name) { return table().find(name); }

std::span<const BuiltIn* const> all_builtins() { return table().all(); }

}  // namespace cfnsonnet::jsonnet::native
