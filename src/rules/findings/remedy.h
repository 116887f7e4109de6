// What would put a finding right, in terms of the template; and the change of a file that does it.
//
// A rule says: this name is that one, this text is that one, this value goes. Only what is sure is said: after the
// change the finding is gone and no other has come. Whether a file can be changed so is decided here, for all rules:
// the place must have the old value in it as it is, letter for letter, and every value of the template that comes from
// the place must have the same remedy. In Jsonnet, where other code may speak of a name or compare a text, the change
// must be made wherever the sources have it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfnsonnet/finding.h"
#include "document/document.h"

namespace cfnsonnet::rules {

struct Remedy {
  enum class Kind : std::uint8_t {
    none,
    rename,   ///< `member` is called `text`.
    replace,  ///< `node`, a string, is `text`.
    remove,   ///< `node` goes, with the member that it is of an object.
    unwrap,   ///< `node`, a call, becomes its argument.
    refer,    ///< `node`, a Ref or Fn::GetAtt, becomes a Ref to `text`, or with a dot in it a Fn::GetAtt.
    add_to,   ///< `member`, a field of Jsonnet, adds to the one before it: `name+:`.
  };
  Kind kind = Kind::none;
  const document::Node* node = nullptr;
  const document::Member* member = nullptr;
  std::string text = {};
  /// That of the document of `node`: some values are computed, or of a text in the template, and gone before the end.
  const document::Node* root = nullptr;
};

[[nodiscard]] Remedy rename(const document::Member& member, std::string_view name);
/// None where there is no text.
[[nodiscard]] Remedy replace(const document::Node& node, std::optional<std::string_view> text);
[[nodiscard]] Remedy remove(const document::Node& node);
[[nodiscard]] Remedy unwrap(const document::Node& call);
/// @param name  "Role" or "Role.Arn".
[[nodiscard]] Remedy refer(const document::Node& call, std::string name);
[[nodiscard]] Remedy add_to(const document::Member& field);

/// For each remedy the change that makes it, if one can. The remedies are all those of the document: they are compared.
[[nodiscard]] std::vector<std::optional<Fix>> fixes_of(std::vector<Remedy> remedies,
                                                       const document::Document& document);

}  // namespace cfnsonnet::rules
