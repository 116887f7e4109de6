// What an unquoted YAML 1.1 scalar means: `NO` is false, `012` is 10, `2010-09-09` is text.
#pragma once

#include <string_view>

#include "document/document.h"

namespace cfnsonnet::document {

/// The value that a plain scalar stands for. `kind` is null, boolean, number or string.
struct YamlScalar {
  Kind kind = Kind::string;
  bool boolean = false;
  double number = 0;  ///< Infinite or NaN for `.inf`, `.nan` and numbers past a double.
};

/// Decides by the YAML 1.1 type repository (https://yaml.org/type/), as the linters that people use implement it: an
/// exponent needs a point and a sign (`1e3` is text), `y` and `n` are text. Digits that begin with 0 and are not octal
/// are a number, as CloudFormation has it, and not a text. Dates are text, because CloudFormation has no timestamps
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html).
[[nodiscard]] YamlScalar resolve_plain(std::string_view text);

/// What a text like `Name:value` or `-value` begins with if a person left out the blank that makes it a member or an
/// item: "Name:" or "-". Empty for other texts; an ARN, a URL and the name of a type are values, though they have
/// colons.
[[nodiscard]] std::string_view before_missing_blank(std::string_view text);

}  // namespace cfnsonnet::document
