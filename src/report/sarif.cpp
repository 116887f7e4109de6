// SARIF 2.1.0, the format of static analysis: GitHub's code scanning, Azure DevOps and editors read it.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/fingerprint.h"
#include "report/formats.h"
#include "report/order.h"
#include "report/path_text.h"
#include "report/printable.h"
#include "rules/registry/rule.h"

namespace cfnsonnet::report {
namespace {

using nlohmann::ordered_json;

std::string_view level_of(Level level) {
  switch (level) {
    case Level::info: return "note";
    case Level::warning: return "warning";
    case Level::error: break;
  }
  return "error";
}

/// A file's name as a URI reference (RFC 3986): relative as it was given, or file:// where it is absolute.
std::string uri_of(std::string_view file) {
  while (file.starts_with("./")) file.remove_prefix(2);
  std::string out = file.starts_with('/') ? "file://" : "";
  for (const char c : file) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

ordered_json region_of(const Range& range) {
  return {{"startLine", range.start.line},
          {"startColumn", range.start.column},
          {"endLine", range.end.line},
          {"endColumn", range.end.column}};
}

ordered_json physical_location(const Location& location) {
  ordered_json place{{"artifactLocation", {{"uri", uri_of(location.source->name)}}}};
  if (!is_rendered(location) && location.known()) place["region"] = region_of(location.range());
  return place;
}

/// Where a finding stands: in a file, where it belongs to one, and in the template.
ordered_json location_of(const Finding& finding) {
  ordered_json place = ordered_json::object();
  if (finding.location.source) place["physicalLocation"] = physical_location(finding.location);
  if (!finding.path.empty())
    place["logicalLocations"] = ordered_json::array({{{"fullyQualifiedName", path_text(finding.path)}}});
  return place;
}

ordered_json related_of(const Finding& finding) {
  ordered_json list = ordered_json::array();
  for (const Related& related : finding.related) {
    if (!related.location.source) continue;
    ordered_json place{{"id", list.size()}, {"physicalLocation", physical_location(related.location)}};
    place["message"] = {{"text", related.message.empty() ? "the value came from here" : related.message}};
    list.push_back(std::move(place));
  }
  return list;
}

ordered_json when_of(const Finding& finding) {
  ordered_json list = ordered_json::array();
  for (const When& when : finding.when) {
    ordered_json values = ordered_json::object();
    for (const ConditionValue& each : when) values[each.condition] = each.value;
    list.push_back(std::move(values));
  }
  return list;
}

/// The one fix, with the changes of each file together.
ordered_json fixes_of(const Fix& fix) {
  ordered_json changes = ordered_json::array();
  for (const Edit& edit : fix.edits) {
    const std::string uri = uri_of(edit.location.source->name);
    const auto same = [&](const ordered_json& change) { return change["artifactLocation"]["uri"] == uri; };
    auto change = std::find_if(changes.begin(), changes.end(), same);
    if (change == changes.end()) {
      changes.push_back({{"artifactLocation", {{"uri", uri}}}, {"replacements", ordered_json::array()}});
      change = changes.end() - 1;
    }
    ordered_json replacement{{"deletedRegion", region_of(edit.location.range())}};
    if (!edit.text.empty()) replacement["insertedContent"] = {{"text", edit.text}};
    (*change)["replacements"].push_back(std::move(replacement));
  }
  return ordered_json::array({{{"description", {{"text", fix.description}}}, {"artifactChanges", std::move(changes)}}});
}

/// Those rules that the findings name, once each and in their order; results refer to them by index.
std::vector<std::string_view> rules_of(std::span<const Finding* const> findings) {
  std::vector<std::string_view> ids;
  for (const Finding* finding : findings) ids.emplace_back(finding->rule);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

ordered_json descriptor(std::string_view id) {
  ordered_json out{{"id", id}};
  const rules::Rule* rule = rules::find_rule(id);
  if (!rule) return out;
  out["shortDescription"] = {{"text", fmt::format("{}.", rule->title)}};
  if (const auto text = rules::explanation(id)) {
    out["fullDescription"] = {{"text", text->what}};
    out["help"] = {
        {"text", fmt::format("{}\n\n{}", text->what, text->why)},
        {"markdown", fmt::format("{}\n\n{}\n\nWrong:\n\n```{}\n{}```\n\nRight:\n\n```{}\n{}```\n", text->what,
                                 text->why, text->language, text->wrong, text->language, text->right)}};
  }
  if (!rule->url.empty()) out["helpUri"] = rule->url;
  out["defaultConfiguration"] = {{"level", level_of(rule->level)}};
  out["properties"] = {{"tags", ordered_json::array({rule->subject})}};
  return out;
}

ordered_json result_of(const Finding& finding, std::size_t rule_index, const std::string& fingerprint) {
  ordered_json out{{"ruleId", finding.rule},
                   {"ruleIndex", rule_index},
                   {"level", level_of(finding.level)},
                   {"message", {{"text", finding.message}}},
                   {"locations", ordered_json::array()}};
  if (ordered_json place = location_of(finding); !place.empty()) out["locations"].push_back(std::move(place));
  if (ordered_json related = related_of(finding); !related.empty()) out["relatedLocations"] = std::move(related);
  if (finding.fix) out["fixes"] = fixes_of(*finding.fix);
  out["partialFingerprints"] = {{"cfnsonnet/v1", fingerprint}};
  if (ordered_json when = when_of(finding); !when.empty()) out["properties"]["when"] = std::move(when);
  if (!finding.stacks.empty()) out["properties"]["stacks"] = finding.stacks;
  return out;
}

}  // namespace

std::string write_sarif(std::span<const Finding> findings, const Options& /*options*/) {
  const auto order = ordered(findings);
  const auto ids = rules_of(order);
  const auto names = fingerprints(order);

  ordered_json descriptors = ordered_json::array();
  for (const std::string_view id : ids) descriptors.push_back(descriptor(id));
  ordered_json results = ordered_json::array();
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto index = std::lower_bound(ids.begin(), ids.end(), order[i]->rule) - ids.begin();
    results.push_back(result_of(*order[i], static_cast<std::size_t>(index), names[i]));
  }
  const ordered_json log{
      {"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       ordered_json::array(
           {{{"tool",
              {{"driver", {{"name", "cfnsonnet"}, {"version", CFNSONNET_VERSION}, {"rules", std::move(descriptors)}}}}},
             {"columnKind", "unicodeCodePoints"},
             {"results", std::move(results)}}})}};
  return printable_json(log.dump(2, ' ', false, ordered_json::error_handler_t::replace)) + '\n';
}

}  // namespace cfnsonnet::report
