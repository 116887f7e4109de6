// One file over HTTP, into memory.
#pragma once

#include <string>

#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

/// AWS's archive has about 3 MB.
inline constexpr std::size_t max_download_bytes = std::size_t{256} << 20;

/// Follows redirects; gives up on a connection that brings nothing for half a minute.
/// @param url  http:// or https://.
/// @return The body; or one line that starts with the URL: no connection, a status other than 200, a body cut short
///         or too large.
[[nodiscard]] Expected<std::string> download(const std::string& url);

}  // namespace cfnsonnet::schema
