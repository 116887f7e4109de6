#include "cli/flags/jsonnet_flags.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <limits>
#include <optional>
#include <string_view>

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "cli/flags/value_kind.h"
#include "jsonnet/importer.h"
#include "project/input.h"

namespace cfnsonnet::cli {
namespace {

/// What is wrong with a flag's value; nothing when it is right.
using Wrong = std::optional<std::string>;
using Apply = Wrong (*)(JsonnetFlags& flags, const std::string& value);

struct Flag {
  const char* short_name;  ///< "-J", or null.
  const char* long_name;
  const char* value_name;  ///< Null: the flag takes no value.
  const char* help;
  Apply apply;
};

/// Names that `jsonnet` still takes but does not list.
struct Deprecated {
  std::string_view name;
  std::string_view instead;
};

// --- Values --------------------------------------------------------------------------------------

/// `name=value`, or `name` alone for the environment variable of that name.
Wrong bind_value(std::vector<jsonnet::Binding>& bindings, const std::string& argument, bool is_code) {
  const auto equals = argument.find('=');
  if (equals != std::string::npos) {
    bindings.push_back({argument.substr(0, equals), argument.substr(equals + 1), is_code});
    return {};
  }
  const char* value = std::getenv(argument.c_str());
  if (!value) return fmt::format("environment variable {} was undefined.", argument);
  bindings.push_back({argument, value, is_code});
  return {};
}

/// `name=file`: as in jsonnet, the binding is code that imports the file, so the search path applies and a file that is
/// never used is never read.
Wrong bind_file(JsonnetFlags& flags, std::vector<jsonnet::Binding>& bindings, const std::string& argument,
                std::string_view import) {
  const auto equals = argument.find('=');
  if (equals == std::string::npos) return fmt::format("argument not in form <var>=<file> \"{}\".", argument);
  const std::string file = argument.substr(equals + 1);
  bindings.push_back({argument.substr(0, equals), project::import_of(file, import), true});
  flags.request.allowed_imports.emplace_back(file);  // Who names a file allows it.
  return {};
}

/// A whole number as C reads it: leading space and a plus sign are allowed.
std::optional<long> parse_long(const std::string& text) {
  char* end = nullptr;
  const long value = std::strtol(text.c_str(), &end, 10);
  if (text.empty() || *end != '\0') return {};
  return value;
}

Wrong set_count(unsigned& target, const char* flag, const std::string& text, long minimum) {
  const std::optional<long> value = parse_long(text);
  if (!value) return fmt::format("invalid integer \"{}\"", text);
  if (*value < minimum) return fmt::format("invalid {} value: {}", flag, *value);
  target = static_cast<unsigned>(std::min<long>(*value, std::numeric_limits<unsigned>::max()));
  return {};
}

std::optional<double> parse_number(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0') return {};
  return value;
}

Wrong set_growth_trigger(JsonnetFlags& flags, const std::string& text) {
  const std::optional<double> value = parse_number(text);
  if (!value) return fmt::format("invalid number \"{}\"", text);
  if (*value < 0) return fmt::format("invalid --gc-growth-trigger \"{}\"", text);
  flags.request.gc_growth_trigger = *value;
  return {};
}

Wrong set_mebibytes(std::size_t& target, const char* flag, const std::string& text) {
  unsigned mebibytes = 0;
  if (Wrong wrong = set_count(mebibytes, flag, text, 0)) return wrong;
  target = std::size_t{mebibytes} << 20;
  return {};
}

Wrong empty_argument(const char* flag) { return fmt::format("{} argument was empty string", flag); }

/// A stream ends in newlines by its form.
Wrong stream_without_newlines(const JsonnetFlags& flags) {
  if (flags.stream && flags.no_trailing_newline)
    return "--no-trailing-newline cannot stand together with --yaml-stream";
  return {};
}

// --- The table -----------------------------------------------------------------------------------

constexpr Flag flag_table[] = {
    {"-e", "--exec", nullptr, "Treat FILE as code",
     [](JsonnetFlags& flags, const std::string&) -> Wrong {
       flags.inputs_are_code = true;
       return {};
     }},
    {"-J", "--jpath", "DIR",
     "Search this folder for imports too; the last one given is searched first, those of JSONNET_PATH last",
     [](JsonnetFlags& flags, const std::string& value) -> Wrong {
       if (value.empty()) return empty_argument("-J");
       flags.request.search_path.emplace_back(value);
       return {};
     }},
    {"-o", "--output-file", "FILE", "Write to this file, not to standard output",
     [](JsonnetFlags& flags, const std::string& value) -> Wrong {
       if (value.empty()) return empty_argument("-o");
       flags.output_file = value;
       return {};
     }},
    {"-m", "--multi", "DIR", "Write each field of the object to a file in this folder, and list the files",
     [](JsonnetFlags& flags, const std::string& value) -> Wrong {
       if (value.empty()) return empty_argument("-m");
       flags.multi = true;
       flags.output_folder = value.back() == '/' ? value : value + '/';
       return {};
     }},
    {"-c", "--create-output-dirs", nullptr, "Create the folders that output files need",
     [](JsonnetFlags& flags, const std::string&) -> Wrong {
       flags.create_folders = true;
       return {};
     }},
    {"-y", "--yaml-stream", nullptr, "Write the array as a YAML stream of JSON documents",
     [](JsonnetFlags& flags, const std::string&) -> Wrong {
       flags.stream = true;
       return stream_without_newlines(flags);
     }},
    {"-S", "--string", nullptr, "Expect a string and write it as it is",
     [](JsonnetFlags& flags, const std::string&) -> Wrong {
       flags.strings = true;
       return {};
     }},
    {nullptr, "--no-trailing-newline", nullptr, "Write no newline at the end of an output",
     [](JsonnetFlags& flags, const std::string&) -> Wrong {
       flags.no_trailing_newline = true;
       return stream_without_newlines(flags);
     }},
    {"-s", "--max-stack", "N", "Allow this many stack frames (default: 500)",
     [](JsonnetFlags& flags, const std::string& value) {
       return set_count(flags.request.max_stack, "--max-stack", value, 1);
     }},
    {"-t", "--max-trace", "N", "Show at most this many lines of a stack trace; 0 for all (default: 20)",
     [](JsonnetFlags& flags, const std::string& value) {
       return set_count(flags.request.max_trace, "--max-trace", value, 0);
     }},
    {nullptr, "--gc-min-objects", "N", "Collect no garbage before there are this many objects",
     [](JsonnetFlags& flags, const std::string& value) {
       return set_count(flags.request.gc_min_objects.emplace(), "--gc-min-objects", value, 0);
     }},
    {nullptr, "--gc-growth-trigger", "N", "Collect garbage when the objects have grown by this factor",
     set_growth_trigger},
    {"-V", "--ext-str", "NAME[=TEXT]", "External variable: a string, or the environment variable of that name",
     [](JsonnetFlags& flags, const std::string& value) { return bind_value(flags.request.ext_vars, value, false); }},
    {nullptr, "--ext-str-file", "NAME=FILE", "External variable: the text of a file",
     [](JsonnetFlags& flags, const std::string& value) {
       return bind_file(flags, flags.request.ext_vars, value, "importstr");
     }},
    {nullptr, "--ext-code", "NAME[=CODE]", "External variable: Jsonnet code, or that of an environment variable",
     [](JsonnetFlags& flags, const std::string& value) { return bind_value(flags.request.ext_vars, value, true); }},
    {nullptr, "--ext-code-file", "NAME=FILE", "External variable: the value of a Jsonnet file",
     [](JsonnetFlags& flags, const std::string& value) {
       return bind_file(flags, flags.request.ext_vars, value, "import");
     }},
    {"-A", "--tla-str", "NAME[=TEXT]", "Top-level argument: a string, or the environment variable of that name",
     [](JsonnetFlags& flags, const std::string& value) {
       return bind_value(flags.request.top_level_arguments, value, false);
     }},
    {nullptr, "--tla-str-file", "NAME=FILE", "Top-level argument: the text of a file",
     [](JsonnetFlags& flags, const std::string& value) {
       return bind_file(flags, flags.request.top_level_arguments, value, "importstr");
     }},
    {nullptr, "--tla-code", "NAME[=CODE]", "Top-level argument: Jsonnet code, or that of an environment variable",
     [](JsonnetFlags& flags, const std::string& value) {
       return bind_value(flags.request.top_level_arguments, value, true);
     }},
    {nullptr, "--tla-code-file", "NAME=FILE", "Top-level argument: the value of a Jsonnet file",
     [](JsonnetFlags& flags, const std::string& value) {
       return bind_file(flags, flags.request.top_level_arguments, value, "import");
     }},
};

/// What `jsonnet` does not have: which engine, and its limits.
constexpr Flag engine_flag_table[] = {
    {nullptr, "--engine", "ENGINE:{native,libjsonnet}",
     "Which engine evaluates: native or libjsonnet, the reference (default: native)",
     [](JsonnetFlags& flags, const std::string& value) -> Wrong {
       if (value != "native" && value != "libjsonnet")
         return fmt::format("there is no engine \"{}\"; there are native and libjsonnet", value);
       flags.request.engine = value == "native" ? EngineName::native : EngineName::libjsonnet;
       return {};
     }},
    {nullptr, "--timeout", "SECONDS", "Seconds that an evaluation may take; 0 for no limit (default: 300, with eval 0)",
     [](JsonnetFlags& flags, const std::string& value) -> Wrong {
       constexpr double most = 1e6;
       const std::optional<double> seconds = parse_number(value);
       if (!seconds || *seconds < 0 || *seconds > most) return fmt::format("invalid --timeout value: {}", value);
       flags.request.timeout = std::chrono::milliseconds(static_cast<long long>(*seconds * 1000));
       return {};
     }},
    {nullptr, "--max-memory", "MIB", "MiB of memory that an evaluation may use; 0 for no limit (default: 2048)",
     [](JsonnetFlags& flags, const std::string& value) {
       return set_mebibytes(flags.request.max_memory, "--max-memory", value);
     }},
    {nullptr, "--max-output", "MIB", "MiB that an output may have; 0 for no limit (default: 1024)",
     [](JsonnetFlags& flags, const std::string& value) {
       return set_mebibytes(flags.request.max_output, "--max-output", value);
     }},
    {nullptr, "--allow-import", "PATH",
     "Allow imports from this folder or file outside of the project (eval: from anywhere)",
     [](JsonnetFlags& flags, const std::string& value) -> Wrong {
       if (value.empty()) return empty_argument("--allow-import");
       flags.request.allowed_imports.emplace_back(value);
       return {};
     }},
    {nullptr, "--private", "PATH", "Let no template read this folder or file, though it lies in the project",
     [](JsonnetFlags& flags, const std::string& value) -> Wrong {
       if (value.empty()) return empty_argument("--private");
       flags.request.private_paths.emplace_back(value);
       return {};
     }},
    {nullptr, "--max-imports", "N", "Files that may be imported; 0 for no limit (default: 10000)",
     [](JsonnetFlags& flags, const std::string& value) {
       unsigned count = 0;
       Wrong wrong = set_count(count, "--max-imports", value, 0);
       if (!wrong) flags.request.max_imports = count;
       return wrong;
     }},
};

constexpr Deprecated deprecated_names[] = {
    {"-E", "--ext-str"},          {"--var", "--ext-str"},
    {"--env", "--ext-str"},       {"-F", "--ext-str-file"},
    {"--file", "--ext-str-file"}, {"--code-var", "--ext-code"},
    {"--code-env", "--ext-code"}, {"--code-file", "--ext-code-file"},
};

const Flag* find_flag(std::string_view name) {
  for (const Flag& flag : flag_table)
    if (flag.long_name == name || (flag.short_name && flag.short_name == name)) return &flag;
  for (const Flag& flag : engine_flag_table)
    if (flag.long_name == name) return &flag;
  for (const Deprecated& deprecated : deprecated_names) {
    if (deprecated.name != name) continue;
    std::cerr << "WARNING: " << name << " is deprecated, please use " << deprecated.instead << ".\n";
    return find_flag(deprecated.instead);
  }
  return nullptr;
}

/// `-abc` is `-a -b -c`, up to a `--`.
std::vector<std::string> expand_short_flags(std::span<const std::string> arguments) {
  std::vector<std::string> expanded;
  for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
    if (*argument == "--") {
      expanded.insert(expanded.end(), argument, arguments.end());
      break;
    }
    if (argument->size() > 2 && argument->front() == '-' && (*argument)[1] != '-')
      for (const char c : argument->substr(1)) expanded.push_back({'-', c});
    else
      expanded.push_back(*argument);
  }
  return expanded;
}

}  // namespace

JsonnetFlags jsonnet_flags_from_environment() {
  JsonnetFlags flags;
  const char* variable = std::getenv("JSONNET_PATH");
  std::string_view rest = variable ? variable : "";
  while (!rest.empty()) {
    const auto colon = rest.find(':');
    flags.request.search_path.insert(flags.request.search_path.begin(), rest.substr(0, colon));
    rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
  }
  return flags;
}

namespace {

bool means_something(std::string_view name, JsonnetUse use) {
  const auto is_one_of = [&](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
  };
  switch (use) {
    case JsonnetUse::writes: return true;
    case JsonnetUse::checks: return !is_one_of({"--output-file", "--create-output-dirs", "--no-trailing-newline"});
    case JsonnetUse::describes: return !is_one_of({"--multi", "--yaml-stream", "--string", "--no-trailing-newline"});
    case JsonnetUse::settings: return name == "--jpath";
  }
  return true;
}

/// What may have been meant where a short flag of ours, which takes a number, is another one of cfn-lint, which takes a
/// file.
std::string_view hint_of(std::string_view long_name, const std::string& value, JsonnetUse use) {
  if (use != JsonnetUse::checks || value.empty() || parse_number(value)) return "";
  if (long_name == "--max-trace") return "; templates are named without -t";
  if (long_name == "--max-stack") return "; schemas are named by --registry-schemas";
  return "";
}

void add_flags(CLI::App& command, JsonnetFlags& flags, JsonnetUse use, std::span<const Flag> table,
               const std::string& group) {
  for (const Flag& flag : table) {
    if (!means_something(flag.long_name, use)) continue;
    const std::string names = flag.short_name ? fmt::format("{},{}", flag.short_name, flag.long_name) : flag.long_name;
    const auto apply = [&flags, &flag, use](const std::string& value) {
      if (const Wrong wrong = flag.apply(flags, value))
        throw CLI::ValidationError(fmt::format("{}{}", *wrong, hint_of(flag.long_name, value, use)),
                                   CLI::ExitCodes::ValidationError);
    };
    CLI::Option* option = flag.value_name ? command.add_option_function<std::string>(names, apply, flag.help)
                                                ->type_name(flag.value_name)
                                          : command.add_flag_callback(
                                                names, [apply] { apply({}); }, flag.help);
    option->trigger_on_parse()->group(group);
  }
}

}  // namespace

void add_jsonnet_flags(CLI::App& command, JsonnetFlags& flags, JsonnetUse use) {
  add_flags(command, flags, use, flag_table, "Jsonnet");
  add_flags(command, flags, use, engine_flag_table, "Evaluation");
}

namespace {

CLI::Option* add_inputs(CLI::App& command, JsonnetFlags& flags, const char* description, const char* type) {
  // CLI11 takes a word such as `[1, 2]`, which is good Jsonnet for -e, for a list of words where an option may have any
  // number of them. So this one claims to need a great many, and does not mind when there are fewer.
  constexpr int many = 1'000'000;
  return command.add_option("FILE", flags.inputs, description)
      ->type_name(type)
      ->required()
      ->expected(many)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

}  // namespace

CLI::Option* add_jsonnet_inputs(CLI::App& command, JsonnetFlags& flags) {
  return add_inputs(command, flags, "Jsonnet files; \"-\" is standard input, with -e it is code", jsonnet_file);
}

CLI::Option* add_template_inputs(CLI::App& command, JsonnetFlags& flags) {
  return add_inputs(command, flags, "Templates in Jsonnet, JSON or YAML; \"-\" is standard input, with -e it is code",
                    template_file);
}

tl::expected<JsonnetAction, std::string> parse_jsonnet_arguments(std::span<const std::string> arguments,
                                                                 JsonnetFlags& flags) {
  const std::vector<std::string> expanded = expand_short_flags(arguments);
  for (auto argument = expanded.begin(); argument != expanded.end(); ++argument) {
    if (*argument == "--") {
      flags.inputs.insert(flags.inputs.end(), argument + 1, expanded.end());
      break;
    }
    if (*argument == "-h" || *argument == "--help") return JsonnetAction::help;
    if (*argument == "-v" || *argument == "--version") return JsonnetAction::version;
    if (argument->size() < 2 || argument->front() != '-') {
      flags.inputs.push_back(*argument);
      continue;
    }
    const Flag* flag = find_flag(*argument);
    if (!flag) return tl::unexpected("unrecognized argument: " + *argument);
    std::string value;
    if (flag->value_name) {
      if (std::next(argument) == expanded.end()) return tl::unexpected(*argument + " needs an argument");
      value = *++argument;
    }
    if (Wrong wrong = flag->apply(flags, value)) return tl::unexpected(std::move(*wrong));
  }
  const char* input = flags.inputs_are_code ? "code" : "filename";
  if (flags.inputs.empty()) return tl::unexpected(fmt::format("must give {}", input));
  if (flags.inputs.size() > 1) return tl::unexpected(fmt::format("only one {} is allowed", input));
  return JsonnetAction::evaluate;
}

jsonnet::Request with_form(const JsonnetFlags& flags) {
  jsonnet::Request request = flags.request;
  request.form = flags.multi     ? jsonnet::OutputForm::multi
                 : flags.stream  ? jsonnet::OutputForm::stream
                 : flags.strings ? jsonnet::OutputForm::string
                                 : jsonnet::OutputForm::json;
  request.manifest_strings = flags.strings;
  return request;
}

jsonnet::Request make_request(const JsonnetFlags& flags, const std::string& input) {
  jsonnet::Request request = with_form(flags);
  if (flags.inputs_are_code) {
    request.snippet = input;
  } else if (input == "-") {
    request.snippet = jsonnet::read_to_end(STDIN_FILENO).value_or("");  // Too much of it, the engine refuses.
    request.snippet_name = project::standard_input_name;
  } else {
    request.file = input;
  }
  return request;
}

bool has_only_files(const JsonnetFlags& flags) {
  return !flags.inputs_are_code && std::find(flags.inputs.begin(), flags.inputs.end(), "-") == flags.inputs.end();
}

}  // namespace cfnsonnet::cli
