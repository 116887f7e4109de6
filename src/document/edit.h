// Changing a value where it is written, in Jsonnet, JSON or YAML.
//
// A change is given only where the text is what it seems to be: a literal that has the old value in it without any
// escape. A variable, an expression, a block of text or a name that is computed is left alone. The new text is written
// in the quotes of the old one.
#pragma once

#include <optional>
#include <string_view>

#include "cfnsonnet/finding.h"
#include "document/document.h"

namespace cfnsonnet::document {

/// In Jsonnet a word without quotes is a name, as of a field, or a variable; in JSON and YAML it is a value.
enum class Syntax : std::uint8_t { jsonnet, data };

/// What is read as Jsonnet, by the name of its file; everything else is JSON or YAML.
[[nodiscard]] Syntax syntax_of(const Source& source);

/// What a person wrote at an origin; nothing where that is not known.
[[nodiscard]] std::optional<std::string_view> text_at(const Origin& origin);

/// A member's name, or a string, that becomes another.
[[nodiscard]] std::optional<Edit> rename_at(const Origin& name, std::string_view from, std::string_view to,
                                            Syntax syntax);
[[nodiscard]] std::optional<Edit> replace_at(const Origin& value, std::string_view from, std::string_view to,
                                             Syntax syntax);

/// Takes a string out of its list, or a member whose value is a string, or a list of just this one, out of its object;
/// with its comma, or the line that it has for itself.
[[nodiscard]] std::optional<Edit> remove_string(const Node& value, Syntax syntax);

/// A call with one member becomes the argument, a string: `{"Fn::Sub": "text"}` is `"text"`.
[[nodiscard]] std::optional<Edit> unwrap_call(const Node& call, Syntax syntax);

/// A Ref or Fn::GetAtt becomes one of "Name" or "Name.Attribute", in the form of the old one: `!Ref Role` is `!GetAtt
/// Role.Arn`, and `{"Ref": "Role"}` is `{"Fn::GetAtt": ["Role", "Arn"]}`.
[[nodiscard]] std::optional<Edit> refer_to(const Node& call, std::string_view name, Syntax syntax);

/// A field of Jsonnet that adds to the one that it would replace: `name:` is `name+:`.
[[nodiscard]] std::optional<Edit> add_to_field(const Origin& name, Syntax syntax);

}  // namespace cfnsonnet::document
