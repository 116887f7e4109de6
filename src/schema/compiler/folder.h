// The folder schema/: the merged facts, a file for each AWS service, and what stands beside them.
//
//   services/AWS-S3.json   types in normalised form, by name
//   overlay/*.json         facts of our own on top of them (overlay.h)
//   structure/*.json       the parts of a template itself: {"Template": {"schema": …, "definitions": …}, …}
//   sources.txt            what the services were made of, a line each
//   disagreements.tsv      where those sources disagree, and which was believed
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "schema/compiler/merge.h"
#include "schema/compiler/text.h"

namespace cfnsonnet::schema {

struct Folder {
  nlohmann::json types = nlohmann::json::object();
  std::map<std::string, std::string> files;  ///< Of each type.
  std::string sources;
};

/// Reads services/, overlay/ (applied) and structure/.
[[nodiscard]] Expected<Folder> read_folder(const std::filesystem::path& folder);

/// Writes services/, sources.txt and disagreements.tsv; files of services that are no more are removed.
[[nodiscard]] Expected<void> write_folder(const std::filesystem::path& folder, const nlohmann::json& types,
                                          const std::string& sources, const Disagreements& disagreements);

}  // namespace cfnsonnet::schema
