// A page in Markdown about a stack, for a wiki: what it takes, what it makes, what it gives, and what is wrong with it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cfnsonnet/finding.h"
#include "template/template.h"

namespace cfnsonnet::describe {

/// @param title  The heading, such as the name of the template's file.
[[nodiscard]] std::string write_page(const Template& model, std::span<const Finding> findings, std::string_view title);
/// What is on it, as JSON.
[[nodiscard]] std::string write_page_json(const Template& model, std::span<const Finding> findings,
                                          std::string_view title);

}  // namespace cfnsonnet::describe
