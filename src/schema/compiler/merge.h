// Two layers of facts become one: an older one with the detail, a newer one with the news.
#pragma once

#include <set>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace cfnsonnet::schema {

/// Where two layers disagree, as lines of tab-separated fields: type, place, what, the older layer's word, the newer's,
/// and what was kept.
using Disagreements = std::set<std::string>;

/// Merges types in normalised form. The policy, with its reasons, is in docs/schema.md; in short: types, properties and
/// attributes are united, lengths and patterns stay, and what would only refuse more is not believed of one layer
/// alone.
/// @param base   The older layer, with the detail; becomes the result.
/// @param newer  The layer on top.
void merge(nlohmann::json& base, const nlohmann::json& newer, Disagreements& disagreements);

}  // namespace cfnsonnet::schema
