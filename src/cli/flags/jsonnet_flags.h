// The flags of `jsonnet`, for every command that evaluates Jsonnet.
//
// One table (in jsonnet_flags.cpp) says what each flag does; two readers use it. `eval` reads its arguments exactly as
// `jsonnet` 0.18 does. `render` and `check` add the same flags to their own through CLI11; there `--flag=value` and
// `-Jdir` work too. Either way flags take effect in the order given, so that of two values for one variable the last
// counts. `-c` is from later versions of jsonnet.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "jsonnet/engine.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace cfnsonnet::cli {

struct JsonnetFlags {
  jsonnet::Request request;         ///< All but the input and the form of the output: see `make_request`.
  std::vector<std::string> inputs;  ///< Files, "-" for standard input; code with -e.
  bool inputs_are_code = false;     ///< -e
  std::string output_file;          ///< -o; empty: standard output.
  bool multi = false;               ///< -m
  std::string output_folder;        ///< Of -m, with its final slash.
  bool stream = false;              ///< -y
  bool strings = false;             ///< -S
  bool create_folders = false;      ///< -c
  bool no_trailing_newline = false;
};

/// What jsonnet starts from: its search path is JSONNET_PATH, reversed, because the last folder is searched first.
[[nodiscard]] JsonnetFlags jsonnet_flags_from_environment();

/// What a command does with an evaluation, and so which of the flags mean something to it.
enum class JsonnetUse : std::uint8_t {
  writes,     ///< All of them.
  checks,     ///< Not what is about files that are written.
  describes,  ///< One text about one template: not what is about several, or about their form.
  settings,   ///< Nothing is evaluated: only what settings can say, too.
};

/// Adds the flags to a CLI11 command. `flags` must outlive the parse. A wrong value throws CLI::ValidationError.
void add_jsonnet_flags(CLI::App& command, JsonnetFlags& flags, JsonnetUse use = JsonnetUse::writes);

/// Adds the positional arguments FILE…, at least one, to a CLI11 command: they become `flags.inputs`.
CLI::Option* add_jsonnet_inputs(CLI::App& command, JsonnetFlags& flags);
/// The same where JSON and YAML will do as well.
CLI::Option* add_template_inputs(CLI::App& command, JsonnetFlags& flags);

enum class JsonnetAction : std::uint8_t { evaluate, help, version };

/// Reads arguments as `jsonnet` does. On failure gives what is wrong, without the place.
[[nodiscard]] tl::expected<JsonnetAction, std::string> parse_jsonnet_arguments(std::span<const std::string> arguments,
                                                                               JsonnetFlags& flags);

/// Whether all inputs are files: none is code, or standard input.
[[nodiscard]] bool has_only_files(const JsonnetFlags& flags);

/// The request of all inputs, with the form of the output.
[[nodiscard]] jsonnet::Request with_form(const JsonnetFlags& flags);

/// The request for one of the inputs. Reads standard input where the input is "-".
[[nodiscard]] jsonnet::Request make_request(const JsonnetFlags& flags, const std::string& input);

}  // namespace cfnsonnet::cli
