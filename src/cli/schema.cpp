// `cfnsonnet schema`: lists the resource types, shows one, or brings the schema up to date.
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/companion.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/standard_output.h"
#include "schema/active.h"
#include "schema/describe.h"

namespace cfnsonnet::cli {
namespace {

/// AWS's archive of every resource type in us-east-1, one schema a file.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/resource-type-schemas.html
constexpr const char* default_source = "https://schema.cloudformation.us-east-1.amazonaws.com/CloudformationSchema.zip";

int fail(int status, std::string_view message) {
  say("{}", message);
  return status;
}

int show(const std::string& type, const std::string& filter) {
  const auto active = schema::active_bundle();
  if (!active) return fail(exit_status::file, active.error());
  if (!active->warning.empty()) say("warning: {}", active->warning);
  if (type.empty()) {
    const std::string list = schema::list_types(*active->bundle, filter);
    if (list.empty()) return fail(exit_status::usage, fmt::format("no resource type contains \"{}\"", filter));
    return write_standard_output(list) ? exit_status::done : exit_status::file;
  }
  const auto text = schema::describe(*active->bundle, type);
  if (!text) return fail(exit_status::usage, text.error());
  return write_standard_output(*text) ? exit_status::done : exit_status::file;
}

int update(const std::string& from) {
  const char* const arguments[] = {"cfnsonnet-schema-update", from.c_str(), nullptr};
  return fail(exit_status::file, become("cfnsonnet-schema-update", arguments));
}

}  // namespace

void add_schema(CLI::App& command, int& status) {
  struct Flags {
    std::string type, filter, from = default_source;
  };
  const auto flags = std::make_shared<Flags>();
  command
      .add_option("TYPE", flags->type,
                  "A resource type, or a part of one: AWS::S3::Bucket, AWS::S3::Bucket.VersioningConfiguration")
      ->type_name("TYPE");
  command.add_option("--filter", flags->filter, "Without TYPE: list only the types whose name contains this")
      ->type_name("TEXT");
  CLI::App* update_command = command.add_subcommand("update", "Bring the schema up to date with AWS's registry");
  update_command->add_option("--from", flags->from, "A zip archive, a folder of schemas, or an address")
      ->type_name("ZIP-OR-FOLDER-OR-URL")
      ->capture_default_str();
  add_examples(command,
               {{"cfnsonnet schema AWS::S3::Bucket", "Show the properties and attributes of a resource type."},
                {"cfnsonnet schema AWS::S3::Bucket.VersioningConfiguration", "Show what a property of it consists of."},
                {"cfnsonnet schema --filter SQS", "List the types of a service."}});
  add_examples(*update_command,
               {{"cfnsonnet schema update --from registry",
                 "Read the schemas of a folder, such as one that a company keeps; without --from, those of AWS."}});
  command.callback([flags, update_command, &status] {
    status = update_command->parsed() ? update(flags->from) : show(flags->type, flags->filter);
  });
}

}  // namespace cfnsonnet::cli
