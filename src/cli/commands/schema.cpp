// `cfnsonnet schema`: lists the resource types, shows one, or brings the schema up to date.
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/commands/command.h"
#include "cli/companion.h"
#include "cli/ending.h"
#include "cli/flags/value_kind.h"
#include "cli/output/message.h"
#include "cli/output/standard_output.h"
#include "cli/shell/help.h"
#include "project/schemas.h"
#include "report/printable.h"
#include "schema/active.h"
#include "schema/describe.h"

namespace cfnsonnet::cli {
namespace {

using nlohmann::ordered_json;
using schema::DescribedMember;

/// AWS's archive of every resource type in us-east-1, one schema a file.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/resource-type-schemas.html
constexpr const char* default_source = "https://schema.cloudformation.us-east-1.amazonaws.com/CloudformationSchema.zip";

ordered_json members_of(const DescribedMember& holder);

/// What is true of a member, and nothing of what is not.
ordered_json as_json(const DescribedMember& member) {
  using Change = DescribedMember::Change;
  ordered_json out{{"name", member.name}, {"summary", member.summary}};
  const std::pair<const char*, bool> marks[] = {{"required", member.required},
                                                {"replaces", member.change == Change::replaces},
                                                {"mayReplace", member.change == Change::may_replace},
                                                {"writeOnly", member.write_only},
                                                {"readOnly", member.read_only},
                                                {"deprecated", member.deprecated}};
  for (const auto& [name, holds] : marks)
    if (holds) out[name] = true;
  if (!member.members.empty()) out["members"] = members_of(member);
  if (!member.rules.empty()) out["rules"] = member.rules;
  return out;
}

ordered_json members_of(const DescribedMember& holder) {
  ordered_json list = ordered_json::array();
  for (const DescribedMember& member : holder.members) list.push_back(as_json(member));
  return list;
}

ordered_json as_json(const schema::Described& type) {
  if (type.is_part) {
    ordered_json part = as_json(type.self);
    part["name"] = type.name;
    return part;
  }
  ordered_json out{{"name", type.name}};
  const std::pair<const char*, const std::string&> texts[] = {
      {"ref", type.ref}, {"tags", type.tag_property}, {"lifecycle", type.lifecycle}, {"since", type.lifecycle_date}};
  for (const auto& [name, text] : texts)
    if (!text.empty()) out[name] = text;
  out["properties"] = members_of(type.self);
  if (!type.self.rules.empty()) out["rules"] = type.self.rules;
  out["attributes"] = ordered_json::array();
  for (const DescribedMember& attribute : type.attributes) out["attributes"].push_back(as_json(attribute));
  out["parts"] = type.parts;
  return out;
}

struct Flags {
  std::string type, filter, format = "text";
  int depth = 1;
  std::vector<std::string> registry_schemas;
  std::vector<std::string> from;
  bool anew = false;
  [[nodiscard]] bool wants_json() const { return format == "json"; }
};

Ending write(const std::string& text) { return write_standard_output(text) ? Status::done : Status::file; }

Ending list(const schema::Bundle& bundle, const Flags& flags) {
  const std::string names = schema::list_types(bundle, flags.filter);
  if (names.empty()) return failure(Status::usage, fmt::format("no resource type contains \"{}\"", flags.filter));
  if (!flags.wants_json()) return write(names);
  ordered_json out = ordered_json::array();
  for (std::size_t at = 0; at < names.size(); at = names.find('\n', at) + 1)
    out.push_back(names.substr(at, names.find('\n', at) - at));
  return write(report::printable_json(out.dump(2)) + '\n');
}

Ending show(const Flags& flags) {
  const auto active = schema::active_bundle();
  if (!active) return failure(Status::file, active.error());
  if (!active->warning.empty()) say("warning: {}", active->warning);
  project::Schemas schemas(*active->bundle);
  const auto bundle = schemas.of(flags.registry_schemas, "");
  if (!bundle) return failure(Status::usage, bundle.error());
  if (flags.type.empty()) return list(**bundle, flags);
  if (flags.wants_json()) {
    const auto described = schema::explore(**bundle, flags.type, flags.depth);
    if (!described) return failure(Status::usage, described.error());
    return write(report::printable_json(as_json(*described).dump(2)) + '\n');
  }
  const auto text = schema::describe(**bundle, flags.type, flags.depth);
  if (!text) return failure(Status::usage, text.error());
  return write(report::printable_lines(*text, ""));
}

Ending update(const Flags& flags) {
  std::vector<const char*> arguments{"cfnsonnet-schema-update"};
  if (flags.anew) arguments.push_back("--anew");
  for (const std::string& from : flags.from) arguments.push_back(from.c_str());
  if (flags.from.empty()) arguments.push_back(default_source);
  arguments.push_back(nullptr);
  return failure(Status::file, become("cfnsonnet-schema-update", arguments.data()));
}

}  // namespace

Work add_schema(CLI::App& command) {
  const auto flags = std::make_shared<Flags>();
  CLI::Option*
      type = command
                 .add_option(
                     "TYPE", flags->type,
                     "A resource type, or a part of one: AWS::S3::Bucket, AWS::S3::Bucket.VersioningConfiguration")
                 ->type_name("TYPE");
  command.add_option("--filter", flags->filter, "Without TYPE: list only the types whose name contains this")
      ->type_name("TEXT")
      ->excludes(type);
  command.add_option("--depth", flags->depth, "Show so many levels of what TYPE consists of")
      ->check(CLI::Range(1, schema::most_depth))
      ->type_name("N")
      ->needs(type)
      ->capture_default_str();
  add_format_flag(command, flags->format, "text, or json: docs/reports.md says what is in it", {"text", "json"});
  command
      .add_option("--registry-schemas", flags->registry_schemas,
                  "Schemas of more resource types: a file or a folder; may be given several times")
      ->type_name("PATH")
      ->allow_extra_args(false);
  CLI::App* update_command = command.add_subcommand("update", "Bring the schema up to date with AWS's registry");
  update_command
      ->add_option(
          "--from", flags->from,
          fmt::format(
              "A zip archive, a schema, a folder of schemas, or an address; may be given several times (default: {})",
              default_source))
      ->type_name("ZIP-OR-FOLDER-OR-URL")
      ->allow_extra_args(false);
  update_command->add_flag("--anew", flags->anew, "Forget what earlier updates have brought");
  add_examples(
      command,
      {{"cfnsonnet schema AWS::S3::Bucket", "Show the properties and attributes of a resource type."},
       {"cfnsonnet schema AWS::S3::Bucket.VersioningConfiguration", "Show what a property of it consists of."},
       {"cfnsonnet schema --depth 3 AWS::S3::Bucket", "Show what its properties consist of, and what these do."},
       {"cfnsonnet schema --filter SQS", "List the types of a service."}});
  add_examples(*update_command,
               {{"cfnsonnet schema update --from registry",
                 "Read the schemas of a folder, such as one that a company keeps; without --from, those of AWS."}});
  return [flags, update_command] { return update_command->parsed() ? update(*flags) : show(*flags); };
}

}  // namespace cfnsonnet::cli
