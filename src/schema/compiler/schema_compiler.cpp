// The build tool: makes schema/ from its sources (merge), and the blob inside the binary from schema/ (pack); and shows
// what such a blob holds (unpack).
#include <cstdio>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "schema/compiler/folder.h"
#include "schema/compiler/pack.h"
#include "schema/compiler/registry.h"
#include "schema/compiler/service_spec.h"
#include "schema/compiler/unpack.h"

namespace {

using namespace cfnsonnet::schema;

int report(const Error& error) {
  fmt::print(stderr, "schema-compiler: error: {}\n", error);
  return 1;
}

int run_merge(const std::string& spec, const std::string& registry, const std::string& sources,
              const std::string& out) {
  Dropped dropped;
  auto types = read_registry_folder(registry, dropped);
  if (!types) return report(types.error());
  const std::size_t in_registry = types->size();
  const auto newer = read_service_spec(spec);
  if (!newer) return report(newer.error());
  Disagreements disagreements;
  merge(*types, *newer, disagreements);
  if (auto written = write_folder(out, *types, sources, disagreements); !written) return report(written.error());
  fmt::print("{} types: {} in the registry, {} in the service spec\n", types->size(), in_registry, newer->size());
  fmt::print("{} disagreements\n", disagreements.size());
  for (const auto& [keyword, count] : dropped) fmt::print("dropped {} {}\n", count, keyword);
  return 0;
}

int run_pack(const std::string& schema, const std::string& out) {
  const auto folder = read_folder(schema);
  if (!folder) return report(folder.error());
  const auto words = pack(folder->types, folder->sources, folder->files);
  if (!words) return report(words.error());
  const std::string_view bytes(reinterpret_cast<const char*>(words->data()), words->size() * sizeof words->front());
  if (auto written = write_file(out, bytes); !written) return report(written.error());
  return 0;
}

int run_unpack(const std::string& file) {
  const auto bundle = Bundle::open(file);
  if (!bundle) return report(bundle.error());
  const auto types = unpack(**bundle);
  if (!types) return report(types.error());
  std::fputs(format_json(*types).c_str(), stdout);
  return std::fflush(stdout) == 0 ? 0 : report("standard output: cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Makes schema/ and the schema bundle; see docs/schema.md");
  app.require_subcommand(1);
  std::string spec, registry, sources, out, schema;
  CLI::App* merge_command = app.add_subcommand("merge", "Merge the service spec and the registry schemas into schema/");
  merge_command->add_option("--spec", spec, "db.json of @aws-cdk/aws-service-spec, unpacked")->required();
  merge_command->add_option("--registry", registry, "Folder of registry schemas, AWS's or cfn-lint's")->required();
  merge_command->add_option("--sources", sources, "What these are, for people: a line each")->required();
  merge_command->add_option("--out", out, "The folder schema/")->required();
  CLI::App* pack_command = app.add_subcommand("pack", "Pack schema/ into a bundle");
  pack_command->add_option("--schema", schema, "The folder schema/")->required();
  pack_command->add_option("--out", out, "The file to write")->required();
  CLI::App* unpack_command = app.add_subcommand("unpack", "Print what a bundle holds, overlay included, as JSON");
  unpack_command->add_option("--bundle", schema, "A bundle: of the build, or of `cfnsonnet schema update`")->required();
  CLI11_PARSE(app, argc, argv);
  if (merge_command->parsed()) return run_merge(spec, registry, sources, out);
  return pack_command->parsed() ? run_pack(schema, out) : run_unpack(schema);
}
