// Checking one template that is JSON or YAML. For Jsonnet, and for what else the command `check` does, see compile.h.
//
//   cfnsonnet::Checker checker;
//   for (const Finding& finding : checker.check_file("template.yaml", options)) …
//
// A Checker keeps compiled patterns between calls, so use one for many templates, and one for each thread.
//
// Identifiers of rules, names of regions and dates are not checked: one that there is not means nothing. The command
// line looks at them before it comes here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfnsonnet/document.h"
#include "cfnsonnet/finding.h"

namespace cfnsonnet {

namespace schema {
class Bundle;  ///< Resource types. Nothing public makes one so far: the command line does.
}

/// Today (UTC), as CheckOptions::as_of takes it.
[[nodiscard]] std::string today();

/// How a rule judges, where there is a choice: {"E3012", "strict", "true"}. As cfn-lint's `configure_rules` has it; an
/// option that takes a list may be there several times.
struct RuleOption {
  std::string rule, name, value;
};

/// A rule of a project's own about one property of one type, as a line of a file says it: docs/configuration.md.
struct CustomRule {
  enum class Operator : std::uint8_t {
    equals,
    not_equals,
    matches,
    is_in,
    is_not_in,
    less,
    at_most,
    more,
    at_least,
    defined,
    not_defined,
  };
  std::string id;  ///< "E9001", "W9012": the level, and the line of the file after 9000.
  Level level = Level::error;
  std::string type;                   ///< Of resources.
  std::vector<std::string> property;  ///< The names on the way to it; lists on that way are gone into.
  Operator comparison = Operator::equals;
  std::vector<std::string> values;  ///< More than one for is_in and is_not_in, none for defined and not_defined.
  std::string message;              ///< Its author's words; empty: there are none.
};

/// What other stacks of a project have to do with the one that is checked, by the names under which they share values.
struct Neighbours {
  std::string stack_name;  ///< What AWS::StackName is in the stack that is checked.
  std::string account;     ///< The same of AWS::AccountId; empty where it is not known.
  struct Export {
    std::string name, region;
    std::string stack;  ///< That exports it, as the project calls it.
  };
  std::vector<Export> rivals;  ///< Export what this one does, in the same account.
  struct Slip {
    std::string name, region;  ///< Of an import that nobody exports.
    Export meant;
  };
  std::vector<Slip> slips;
};

struct CheckOptions {
  std::string as_of;                              ///< The day for rules about dates, "2026-11-24"; empty: today (UTC).
  std::vector<std::string> regions{"us-east-1"};  ///< Where the template is to be deployed, for what differs by region.
  /// Values of parameters, by name: the check is then about the deployment with these, and the defaults of the others.
  /// Lists are one text with commas; no value: some value that is not known. Without it, it is about every deployment.
  std::optional<std::map<std::string, std::optional<std::string>, std::less<>>> parameters = {};
  /// Opens the template of a nested stack by its local path, as it is written, with read_document() for example; null
  /// where there is none. Without it, nested stacks are not looked into. Compiler sets it: templates within the bounds
  /// of imports.
  std::function<std::shared_ptr<const document::Document>(std::string_view path)> open_template = {};
  /// Rules that are not reported, by identifier or its beginning: "W3005", "W3".
  std::vector<std::string> ignored = {};
  /// Informational rules that are reported too, in the same way: "I3042", "I".
  std::vector<std::string> included = {};
  std::vector<std::string> mandatory = {};  ///< Rules that are, whatever a template, a comment or `ignored` says.
  std::vector<RuleOption> configured = {};
  bool configured_for_all = false;  ///< `configured` also counts where a template configures rules in its Metadata.
  std::vector<CustomRule> custom_rules = {};
  std::shared_ptr<const Neighbours> neighbours = {};  ///< Null: the template is looked at by itself.
  std::size_t bytes = 0;  ///< How long the template is as it will be deployed; 0: as long as the document's source.
};

class Checker {
 public:
  Checker();                                       ///< With the schema inside the binary.
  explicit Checker(const schema::Bundle& bundle);  ///< The bundle must outlive the checker.
  ~Checker();
  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;

  /// Checks one template against the schema of every resource type that it uses.
  ///
  /// @param document  The rendered template; its origins decide where findings point.
  /// @return Findings sorted by file, place and rule. No error among them means: CloudFormation would accept the
  ///         template, as far as can be known without an AWS account. What is more than 10,000 findings, or 16 MiB of
  ///         what they say, is left out, and counted in one of them, J0004.
  /// Never throws on bad input: a document that is no object yields one finding, E0000 (E1001 where it is null).
  [[nodiscard]] std::vector<Finding> check(const document::Document& document, const CheckOptions& options = {});

  /// Reads a text as JSON or YAML and checks it. A text that is neither yields E0000 findings.
  [[nodiscard]] std::vector<Finding> check(SourcePtr text, const CheckOptions& options = {});

  /// The same of a file, whatever its name ends in. One that cannot be read (it is not there, is a folder, has more
  /// than 256 MiB) yields one finding, J0001. Comments that ignore findings, and nested stacks that `options` do not
  /// open, are looked at by Compiler::check_file only.
  [[nodiscard]] std::vector<Finding> check_file(const std::filesystem::path& file, const CheckOptions& options = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cfnsonnet
