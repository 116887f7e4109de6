#include "jsonnet/main_file.h"

#include <fmt/format.h>

#include "jsonnet/importer.h"

namespace cfnsonnet::jsonnet {
namespace {

Failure unreadable(const std::string& name, const ReadError& error) {
  Failure failure;
  failure.message = fmt::format("cannot {} \"{}\": {}", error.opened ? "read" : "open", name, error.reason);
  failure.verbatim = fmt::format("{} input file: {}: {}\n", error.opened ? "Reading" : "Opening", name, error.reason);
  failure.location.source = std::make_shared<Source>(name, "");
  failure.unreadable_file = true;
  return failure;
}

/// "/dev/stdin", or what a shell puts in the place of `<(…)`: no checkout has such names.
bool is_device(const std::string& name) { return name.starts_with("/dev/") || name.starts_with("/proc/"); }

Finding unreadable_template(const std::string& name, const std::string& why) {
  return {.rule = "J0001",
          .level = Level::error,
          .message = fmt::format("cannot read the file: {}", why),
          .location = {std::make_shared<Source>(name, ""), {}},
          .path = {},
          .related = {}};
}

}  // namespace

tl::expected<std::string, ReadError> read_named_file(const Request& request) {
  const std::string name = request.file.string();
  return read_file(name, is_device(name) ? Confinement() : Confinement(request));
}

tl::expected<SourcePtr, Failure> read_main_file(const Request& request) {
  if (request.snippet && request.snippet->size() > max_file_bytes)
    return tl::unexpected(
        unreadable(request.snippet_name, {true, fmt::format("it has more than {} MiB", max_file_bytes >> 20)}));
  if (request.snippet) return std::make_shared<Source>(request.snippet_name, *request.snippet);
  const std::string name = request.file.string();
  if (const auto instead = request.texts.find(name); instead != request.texts.end())
    return std::make_shared<Source>(name, instead->second);
  auto text = read_named_file(request);
  if (!text) return tl::unexpected(unreadable(name, text.error()));
  return std::make_shared<Source>(name, std::move(*text));
}

tl::expected<SourcePtr, Finding> read_template_file(const Request& request) {
  const std::string name = request.file.string();
  if (const auto instead = request.texts.find(name); instead != request.texts.end())
    return std::make_shared<Source>(name, instead->second);
  std::error_code error;
  if (std::filesystem::is_directory(request.file, error))
    return tl::unexpected(unreadable_template(name, "it is a folder"));
  auto text = read_named_file(request);
  if (!text) return tl::unexpected(unreadable_template(name, text.error().reason));
  return std::make_shared<Source>(name, std::move(*text));
}

}  // namespace cfnsonnet::jsonnet
