// The words before the cursor are read as CLI11 reads them, as far as completion has to know: which command it is,
// which flags were given, and what the last flag waits for.
#include "cli/shell/complete.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <string_view>

#include <CLI/App.hpp>

#include "cli/flags/value_kind.h"
#include "cli/shell/help.h"
#include "project/configurations.h"
#include "rules/registry/rule.h"
#include "schema/active.h"
#include "schema/regions.h"

namespace cfnsonnet::cli {
namespace {

using Candidates = std::vector<Completion::Candidate>;

// --- Names that a value may be -------------------------------------------------------------------

Candidates rule_names() {
  Candidates names;
  for (const rules::Rule& rule : rules::all_rules()) names.push_back({std::string(rule.id), std::string(rule.title)});
  return names;
}

Candidates resource_types() {
  Candidates names;
  const auto active = schema::active_bundle();
  if (!active) return names;
  for (const schema::Type& type : active->bundle->types())
    if (!type.is_structure()) names.push_back({std::string(type.name()), ""});
  return names;
}

Candidates region_names() {
  Candidates names;
  for (const std::string_view region : schema::all_regions()) names.push_back({std::string(region), ""});
  return names;
}

/// Those of the current folder's project.
Candidates stack_names() {
  EvaluateRequest bounds;
  bounds.timeout = std::chrono::seconds(1);  // Somebody waits for it.
  Candidates names;
  const auto stacks = project::Configurations({}, {}, bounds).stacks_of();
  if (!stacks) return names;
  for (const project::StackPtr& stack : *stacks) names.push_back({stack->name, stack->template_file});
  return names;
}

/// By the name that a value has in help.
constexpr struct {
  std::string_view kind;
  Candidates (*names)();
} name_lists[] = {{"RULE", rule_names}, {"TYPE", resource_types}, {"REGION", region_names}, {"STACK", stack_names}};

Completion::Files files_of(std::string_view kind) {
  if (kind == "DIR") return Completion::Files::folders;
  const bool any = kind == "FILE" || kind == "PATH" || kind == "ZIP-OR-FOLDER-OR-URL";
  return any ? Completion::Files::any : Completion::Files::none;
}

// --- The words before the cursor -----------------------------------------------------------------

bool takes_value(const CLI::Option& option) { return !value_kind_of(option).name.empty(); }

/// The command of that name below another one, or null.
const CLI::App* find_below(const CLI::App& command, const std::string& name) {
  const auto found = command.get_subcommands([&](const CLI::App* one) { return one->get_name() == name; });
  return found.empty() ? nullptr : found.front();
}

/// Whether a flag may be given more than once.
bool repeats(const CLI::Option& option) { return option.get_expected_max() > 1 || option.get_trigger_on_parse(); }

class CommandLine {
 public:
  explicit CommandLine(const CLI::App& program) : command_(&program) {}
  void read(const std::string& word);
  [[nodiscard]] Completion complete_word(const std::string& word) const;

 private:
  [[nodiscard]] bool is_flag(std::string_view word) const {
    return !only_arguments_ && word.size() > 1 && word.starts_with('-');
  }
  [[nodiscard]] const CLI::Option* find(const std::string& name) const { return command_->get_option_no_throw(name); }
  void read_short_flags(const std::string& word);
  void give(const CLI::Option& option, bool with_value);
  [[nodiscard]] bool is_possible(const CLI::Option& option) const;
  void add_flags(Completion& out) const;
  void add_commands(Completion& out) const;
  void add_argument(const std::string& word, Completion& out) const;

  const CLI::App* command_;
  std::vector<const CLI::Option*> given_;
  const CLI::Option* waiting_ = nullptr;  // for its value
  std::size_t arguments_ = 0;
  bool only_arguments_ = false;  // after "--"
};

void CommandLine::give(const CLI::Option& option, bool with_value) {
  given_.push_back(&option);
  if (takes_value(option) && !with_value) waiting_ = &option;
}

/// "-cS", "-o", "-ofile".
void CommandLine::read_short_flags(const std::string& word) {
  for (std::size_t at = 1; at < word.size(); ++at) {
    const CLI::Option* option = find({'-', word[at]});
    if (!option) return;
    give(*option, at + 1 < word.size());
    if (takes_value(*option)) return;
  }
}

void CommandLine::read(const std::string& word) {
  if (waiting_) {
    waiting_ = nullptr;
  } else if (!is_flag(word)) {
    const CLI::App* below = arguments_ == 0 && !only_arguments_ ? find_below(*command_, word) : nullptr;
    if (below)
      command_ = below;
    else
      ++arguments_;
  } else if (word == "--") {
    only_arguments_ = true;
  } else if (!word.starts_with("--")) {
    read_short_flags(word);
  } else if (const std::size_t equals = word.find('='); const CLI::Option* option = find(word.substr(0, equals))) {
    give(*option, equals != std::string::npos);
  }
}

// --- The word at the cursor ----------------------------------------------------------------------

/// @param prefix  What stands before the value in the word.
void add_values(const CLI::Option& option, std::string prefix, std::string value, Completion& out) {
  const ValueKind kind = value_kind_of(option);
  const std::size_t comma = option.get_delimiter() ? value.rfind(option.get_delimiter()) : std::string::npos;
  if (comma != std::string::npos) prefix += value.substr(0, comma + 1);
  if (kind.name.ends_with("=FILE")) {
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos) {
      for (const std::string& word : kind.words) out.candidates.push_back({prefix + word + '=', ""});
    } else {
      out.files = Completion::Files::any;
      out.file_prefix = prefix + value.substr(0, equals + 1);
    }
    return;
  }
  for (const std::string& word : kind.words) out.candidates.push_back({prefix + word, ""});
  for (const auto& list : name_lists) {
    if (list.kind != kind.name) continue;
    for (const Completion::Candidate& name : list.names())
      out.candidates.push_back({prefix + name.word, name.description});
  }
  out.files = files_of(kind.name);
  out.file_prefix = prefix;
  out.patterns = kind.patterns;
}

bool CommandLine::is_possible(const CLI::Option& option) const {
  if (option.get_positional() || option.get_group().empty()) return false;
  return std::ranges::none_of(given_, [&](const CLI::Option* given) {
    if (given == &option) return !repeats(option);
    const std::set<CLI::Option*> excluded = given->get_excludes();
    return std::ranges::any_of(excluded, [&](const CLI::Option* one) { return one == &option; });
  });
}

void CommandLine::add_flags(Completion& out) const {
  for (const CLI::Option* option : command_->get_options()) {
    if (!is_possible(*option)) continue;
    const std::string description = describe(*option);
    for (const std::string& name : option->get_lnames()) out.candidates.push_back({"--" + name, description});
    for (const std::string& name : option->get_snames()) out.candidates.push_back({'-' + name, description});
  }
}

void CommandLine::add_commands(Completion& out) const {
  for (const CLI::App* below : command_->get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); }))
    out.candidates.push_back({below->get_name(), below->get_description()});
}

void CommandLine::add_argument(const std::string& word, Completion& out) const {
  std::size_t before = 0;
  for (const CLI::Option* option : command_->get_options()) {
    if (!option->get_positional()) continue;
    if (arguments_ < before + static_cast<std::size_t>(option->get_expected_max()))
      return add_values(*option, "", word, out);
    ++before;
  }
}

Completion CommandLine::complete_word(const std::string& word) const {
  Completion out;
  if (waiting_) {
    add_values(*waiting_, "", word, out);
  } else if (!is_flag(word) && word != "-") {
    if (arguments_ == 0 && !only_arguments_) add_commands(out);
    add_argument(word, out);
  } else if (const std::size_t equals = word.find('='); word.starts_with("--") && equals != std::string::npos) {
    const CLI::Option* option = find(word.substr(0, equals));
    if (option && takes_value(*option)) add_values(*option, word.substr(0, equals + 1), word.substr(equals + 1), out);
  } else if (const CLI::Option* option = word.size() > 2 ? find(word.substr(0, 2)) : nullptr;
             option && takes_value(*option)) {
    add_values(*option, word.substr(0, 2), word.substr(2), out);
  } else {
    add_flags(out);
  }
  return out;
}

}  // namespace

Completion complete(const CLI::App& program, std::span<const std::string> words) {
  if (words.empty()) return {};
  CommandLine line(program);
  for (const std::string& word : words.first(words.size() - 1)) line.read(word);
  return line.complete_word(words.back());
}

}  // namespace cfnsonnet::cli
