// What files of settings have in them, as the texts that the table of settings takes (settings.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "document/document.h"
#include "project/settings.h"

namespace cfnsonnet::project {

/// A scalar or a list of them, as texts.
[[nodiscard]] std::optional<Values> texts_of(const document::Node& node);

/// A scalar, or a list of them as one text with commas, which parameters that are lists have.
[[nodiscard]] std::optional<std::string> joined_text_of(const document::Node& node);

/// What a setting is set to in a file; or what is wrong with the form of the value, without its place.
/// @param key  What the setting is called there.
[[nodiscard]] tl::expected<Values, std::string> values_of(const Setting& setting, std::string_view key,
                                                          const document::Node& value);

/// `there is no setting "x"; did you mean "y"?`
/// @param scope  Of settings for stacks, or of those for the project.
/// @param more   Keys that are possible there, too.
[[nodiscard]] std::string unknown_setting(std::string_view key, Setting::Scope scope,
                                          std::span<const std::string_view> more = {});

/// "FILE:LINE:COLUMN", or the file alone where no more is known.
[[nodiscard]] std::string place_of(const Location& location);
[[nodiscard]] std::string place_of(const document::Origin& origin);

}  // namespace cfnsonnet::project
