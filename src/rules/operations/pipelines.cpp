// The actions of a pipeline: sources come first, and an artifact is made once, by an action before those that use it.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
#include <algorithm>
#include <array>
#include <unordered_map>

#include "rules/check/family.h"
#include "rules/schema/formats.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

// How many artifacts an action takes and gives.
// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html
struct Count {
  std::uint8_t fewest, most;
};
struct ActionType {
  std::string_view owner, category, provider;
  Count input, output;
};
constexpr ActionType action_types[] = {
    {"AWS", "Approval", "Manual", {0, 0}, {0, 0}},
    {"AWS", "Build", "CodeBuild", {1, 5}, {0, 5}},
    {"AWS", "Deploy", "CloudFormation", {0, 10}, {0, 1}},
    {"AWS", "Deploy", "CodeDeploy", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "ECS", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "ElasticBeanstalk", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "OpsWorks", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "S3", {1, 1}, {0, 0}},
    {"AWS", "Deploy", "ServiceCatalog", {1, 1}, {0, 0}},
    {"AWS", "Invoke", "Lambda", {0, 5}, {0, 5}},
    {"AWS", "Source", "CodeCommit", {0, 0}, {1, 1}},
    {"AWS", "Source", "ECR", {0, 0}, {1, 1}},
    {"AWS", "Source", "S3", {0, 0}, {1, 1}},
    {"AWS", "Test", "CodeBuild", {1, 5}, {0, 5}},
    {"AWS", "Test", "DeviceFarm", {1, 1}, {0, 0}},
    {"Custom", "Build", "Jenkins", {0, 5}, {0, 5}},
    {"Custom", "Test", "Jenkins", {0, 5}, {0, 5}},
    {"ThirdParty", "Deploy", "AlexaSkillsKit", {0, 2}, {0, 0}},
    {"ThirdParty", "Source", "GitHub", {0, 0}, {1, 1}},
};

// What the configuration of an action says of its input artifacts: the name of one of them, or that, "::" and a path in
// it. https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html
// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
// https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECSbluegreen.html
struct ArtifactName {
  std::string_view member;
  std::string_view says;  ///< What is in the artifact that it names.
};
constexpr ArtifactName artifact_names[] = {
    {"Configuration/TemplatePath", "the template is"},
    {"Configuration/TemplateConfiguration", "the configuration of the template is"},
    {"Configuration/PrimarySource", "the buildspec is"},
    {"Configuration/TaskDefinitionTemplateArtifact", "the task definition is"},
    {"Configuration/AppSpecTemplateArtifact", "the AppSpec file is"},
};

/// An artifact that some action gives, or a namespace with its variables.
struct Output {
  std::size_t stage;
  std::size_t action;  ///< In the order of the whole pipeline.
  std::optional<double> run_order;
  Scenario when;
};

class PipelineCheck {
 public:
  PipelineCheck(const Context& context, Findings& out) : context_(context), out_(out) {}

  void run(const Resource& pipeline) {
    for (const Located& stages : locate(pipeline, "Stages", context_)) {
      if (stages.value && stages.value->is_array()) whole(*stages.value, stages.when);
    }
  }

 private:
  struct Action {
    const Node* node;
    std::size_t stage;
    std::size_t index;
    Scenario when;
  };

  void whole(const Node& stages, const Scenario& when) {
    outputs_.clear();
    namespaces_.clear();
    unknown_output_ = unknown_namespace_ = false;
    const std::vector<Action> actions = actions_of(stages, when);
    for (const Action& action : actions) {
      make(action);
      open_namespace(action);
    }
    for (const Action& action : actions) {
      use(action);
      count(action);
      configuration(action);
      variables(action);
    }
  }

  std::vector<Action> actions_of(const Node& stages, const Scenario& when) {
    std::vector<Action> actions;
    bool certain = true;  // whether the stages so far are there in any case
    for (std::size_t stage = 0; stage < stages.items.size(); ++stage) {
      for (const Alternative& choice : alternatives(*stages.items[stage], context_.conditions)) {
        if (!choice.value) continue;
        Scenario there = when;
        there.insert(there.end(), choice.when.begin(), choice.when.end());
        for (Located& action : locate(*choice.value, "Actions/*", context_, there)) {
          if (!action.value || !action.value->is_object()) continue;
          if (stage == 0 || certain) category(*action.value, stage, action.when);
          actions.push_back({action.value, stage, actions.size(), std::move(action.when)});
        }
      }
      certain = certain && !may_be_left_out(*stages.items[stage]);
    }
    return actions;
  }

  bool may_be_left_out(const Node& item) const {
    const auto choices = alternatives(item, context_.conditions);
    return std::any_of(choices.begin(), choices.end(), [](const Alternative& choice) { return !choice.value; });
  }

  /// E3700
  void category(const Node& action, std::size_t stage, const Scenario& when) {
    for (const Located& found : locate_known(action, "ActionTypeId/Category", context_, when)) {
      if (!found.value || !found.value->is_string()) continue;
      if (stage == 0 && found.value->text != "Source") {
        out_.put(
            E3700, found.call ? target_of(found) : Target{found.value},
            fmt::format("the first stage has source actions only, no action of the category {}", show(*found.value)));
      } else if (stage > 0 && found.value->text == "Source") {
        out_.put(E3700, found.call ? target_of(found) : Target{found.value},
                 "a source action is in the first stage only");
      }
    }
  }

  std::optional<double> run_order(const Action& action) const {
    const Node* order = action.node->find("RunOrder");
    return order ? order->scalar_number() : std::optional(1.0);
  }

  /// E3701: what an action gives, nothing gave before.
  void make(const Action& action) {
    for (Located& name : locate(*action.node, "OutputArtifacts/*/Name", context_, action.when)) {
      if (!name.value) continue;
      if (!name.value->is_string()) {
        unknown_output_ = true;
        continue;
      }
      auto& twins = outputs_[name.value->text];
      for (const Output& twin : twins) {
        if (const auto when = together(twin.when, name.when, context_.conditions))
          out_.put(E3701, {name.value}, fmt::format("another action gives the artifact {} already", show(*name.value)),
                   *when);
      }
      twins.push_back({action.stage, action.index, run_order(action), std::move(name.when)});
    }
  }

  using Outputs = std::unordered_map<std::string_view, std::vector<Output>>;  // by name

  bool given_before(const Outputs& outputs, std::string_view name, const Action& action, const Scenario& when) const {
    const auto makers = outputs.find(name);
    const auto order = run_order(action);
    return makers != outputs.end() &&
           std::any_of(makers->second.begin(), makers->second.end(), [&](const Output& output) {
             const bool before = output.stage < action.stage ||
                                 (output.stage == action.stage && output.action != action.index &&
                                  (output.action < action.index || !order || !output.run_order ||
                                   *output.run_order < *order));
             return before && compatible(output.when, when, context_);
           });
  }

  /// E3701: what an action takes, one before it gave: of an earlier stage, or of its own in an earlier turn.
  void use(const Action& action) {
    if (unknown_output_) return;
    for (const Located& name : locate(*action.node, "InputArtifacts/*/Name", context_, action.when)) {
      if (!name.value || !name.value->is_string()) continue;
      if (given_before(outputs_, name.value->text, action, name.when)) continue;
      out_.add(E3701, *name.value, "no action before this one gives the artifact {} as output", show(*name.value));
    }
  }

  /// E3702
  void count(const Action& action) {
    const auto text = [&](std::string_view path) -> std::string_view {
      const auto found = locate(*action.node, path, context_);
      return found.size() == 1 && found.front().value && found.front().value->is_string() ? found.front().value->text
                                                                                          : "";
    };
    const std::string_view owner = text("ActionTypeId/Owner");
    const std::string_view category = text("ActionTypeId/Category");
    const std::string_view provider = text("ActionTypeId/Provider");
    const auto type = std::find_if(std::begin(action_types), std::end(action_types), [&](const ActionType& row) {
      return row.owner == owner && row.category == category && row.provider == provider;
    });
    if (type == std::end(action_types)) return;
    artifacts(action, "InputArtifacts", "input", *type, type->input);
    artifacts(action, "OutputArtifacts", "output", *type, type->output);
  }

  /// The fewest and the most items of a list, as its conditions allow.
  std::pair<std::size_t, std::size_t> size_of(const Located& list) const {
    if (!list.value) return {0, 0};
    std::vector<std::vector<Scenario>> there, left_out;
    for (const Node* item : list.value->items) {
      auto& is_there = there.emplace_back();
      auto& is_left_out = left_out.emplace_back();
      for (Alternative& choice : alternatives(*item, context_.conditions))
        (choice.value ? is_there : is_left_out).push_back(std::move(choice.when));
    }
    const std::size_t most = context_.conditions.most_at_once(there, list.when);
    return {there.size() - context_.conditions.most_at_once(left_out, list.when), most};
  }

  void artifacts(const Action& action, std::string_view member, std::string_view word, const ActionType& type,
                 Count allowed) {
    for (const Located& list : locate(*action.node, member, context_, action.when)) {
      if (list.value && !list.value->is_array()) continue;
      const auto [fewest, most] = size_of(list);
      if (fewest >= allowed.fewest && most <= allowed.most) continue;
      const std::string range = allowed.fewest == allowed.most ? std::to_string(allowed.most)
                                                               : fmt::format("{} to {}", allowed.fewest, allowed.most);
      const Target target = list.value ? Target{list.value} : Target{action.node};
      out_.put(E3702, target,
               fmt::format("{} here, where an action of {} for {} has {}",
                           counted(most > allowed.most ? most : fewest, fmt::format("{} artifact", word)),
                           type.provider, type.category, range),
               list.when);
    }
  }

  /// E3703
  void configuration(const Action& action) {
    for (const ArtifactName& row : artifact_names) {
      for (const Located& name : locate_known(*action.node, row.member, context_, action.when)) {
        if (name.value && name.value->is_string()) artifact_name(name, action, row.says);
      }
    }
    for (const Located& role : locate_known(*action.node, "Configuration/RoleArn", context_, action.when)) {
      if (!role.value || !role.value->is_string() || role.value->text.starts_with("{{resolve:")) continue;
      const Format* format = find_format("AWS::IAM::Role.Arn");
      if (!format->matches(role.value->text))
        out_.put(E3703, role.call ? target_of(role) : Target{role.value},
                 fmt::format("{} is not {}", show(*role.value), format->description));
    }
  }

  /// "artifact::path/in/it" or "artifact", where the action takes that artifact.
  void artifact_name(const Located& text, const Action& action, std::string_view says) {
    const std::string_view artifact = text.value->text.substr(0, text.value->text.find("::"));
    if (artifact.starts_with("{{resolve:")) return;
    std::string names;
    for (const Located& name : locate(*action.node, "InputArtifacts/*/Name", context_, text.when)) {
      if (!name.value) continue;
      if (!name.value->is_string() || name.value->text == artifact) return;
      names += fmt::format("{}{}", names.empty() ? "" : ", ", show(*name.value));
    }
    out_.put(E3703, text.call ? target_of(text) : Target{text.value},
             fmt::format("{} in the artifact \"{}\", which is no input of this action{}", says, artifact,
                         names.empty() ? "" : "; those are " + names));
  }

  void open_namespace(const Action& action) {
    for (Located& name : locate_known(*action.node, "Namespace", context_, action.when)) {
      if (!name.value) continue;
      unknown_namespace_ = unknown_namespace_ || !name.value->is_string() || !name.pins.empty();
      if (name.value->is_string())
        namespaces_[name.value->text].push_back({action.stage, action.index, run_order(action), std::move(name.when)});
    }
  }

  /// E3703: a variable, "#{namespace.name}", is one of an action before, or of the pipeline.
  /// https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
  void variables(const Action& action) {
    const Node* configuration = action.node->find("Configuration");
    if (configuration && !unknown_namespace_) variables_in(*configuration, action);
  }

  void variables_in(const Node& node, const Action& action) {
    for (const Node* item : node.items) variables_in(*item, action);
    for (const document::Member& member : node.members) variables_in(*member.value, action);
    if (!node.is_string()) return;
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@_-";
    for (std::size_t start = node.text.find("#{"); start != node.text.npos; start = node.text.find("#{", start + 2)) {
      const std::string_view rest = node.text.substr(start + 2);
      const std::size_t dot = rest.find_first_not_of(letters);
      if (dot == rest.npos || rest[dot] != '.') continue;
      const std::size_t end = rest.find_first_not_of(letters, dot + 1);
      if (end == rest.npos || rest[end] != '}') continue;
      const std::string_view name = rest.substr(0, dot);
      if (name == "codepipeline" || name == "variables" || given_before(namespaces_, name, action, action.when))
        continue;
      out_.add(E3703, node, "no action before this one has the namespace \"{}\" of the variable #{{{}}}", name,
               rest.substr(0, end));
    }
  }

  const Context& context_;
  Findings& out_;
  Outputs outputs_;
  Outputs namespaces_;
  bool unknown_output_ = false;     // an artifact's name is not known
  bool unknown_namespace_ = false;  // nor that of a namespace
};

void check_pipelines(const Context& context, Findings& out) {
  PipelineCheck check(context, out);
  for (const Resource& resource : context.resources) {
    if (resource.type() == "AWS::CodePipeline::Pipeline") check.run(resource);
  }
}

}  // namespace

extern const Family pipelines_family(Phase::of_each_resource, check_pipelines);

}  // namespace cfnsonnet::rules
