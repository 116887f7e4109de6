// The writers behind report.cpp's table, one file each.
#pragma once

#include <span>
#include <string>

#include "cfnsonnet/finding.h"
#include "cfnsonnet/report.h"

namespace cfnsonnet::report {

std::string write_text(std::span<const Finding> findings, const Options& options);
std::string write_json(std::span<const Finding> findings, const Options& options);
std::string write_sarif(std::span<const Finding> findings, const Options& options);
std::string write_junit(std::span<const Finding> findings, const Options& options);
std::string write_gitlab_codequality(std::span<const Finding> findings, const Options& options);
std::string write_github(std::span<const Finding> findings, const Options& options);
std::string write_markdown(std::span<const Finding> findings, const Options& options);

}  // namespace cfnsonnet::report
