// Documents that a property holds in a language of their own, as an object or as text: state machines (E3601),
// documents of Systems Manager (E3051), patterns of events and lifecycle policies of images (J4002). Their forms are in
// schema/structure/documents.json.
#include <algorithm>
#include <span>

#include "document/read.h"
#include "names/nearest.h"
#include "rules/check/family.h"
#include "rules/schema/structures.h"
#include "rules/serverless/state_machines.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// One of those languages.
struct Language {
  RuleId rule;
  std::string_view structure;
  document::ReadResult (*read)(const SourcePtr& text);
  bool states;                                       ///< Its parts are states.
  bool strict_types;                                 ///< No numbers as strings.
  bool substitutes;                                  ///< "${Name}" stands for a value of any type.
  bool express = false;                              ///< Of states: they are those of an Express Workflow.
  bool has_format = false;                           ///< That the text is JSON is said by a format already.
  std::span<const std::string_view> operators = {};  ///< What objects have that are closed.
};

constexpr Language states = {E3601, "StateMachine", document::read_json, true, false, true};
constexpr Language express_states = {E3601, "StateMachine", document::read_json, true, false, true, true};
constexpr Language systems_manager = {E3051, "SystemsManagerDocument", document::read_template, false, true, false};

/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
constexpr std::string_view event_operators[] = {
    "anything-but", "cidr", "equals-ignore-case", "exists", "numeric", "prefix", "suffix", "wildcard"};
constexpr Language events = {J4002, "EventPattern", document::read_json, false, false, false,
                             false, false,          event_operators};
/// https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
constexpr Language image_lifecycles = {J4002, "LifecyclePolicy", document::read_json, false, false, false, false, true};

/// Sorted by type. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
constexpr PropertyPath event_patterns[] = {
    {"AWS::Events::Archive", "EventPattern"},
    {"AWS::Events::Rule", "EventPattern"},
    {"AWS::Lambda::EventSourceMapping", "FilterCriteria/Filters/*/Pattern"},
    {"AWS::Pipes::Pipe", "SourceParameters/FilterCriteria/Filters/*/Pattern"},
    {"AWS::SNS::Subscription", "FilterPolicy"},  // the same language, on a message's attributes or body
};

class DocumentCheck {
 public:
  DocumentCheck(const Context& context, SchemaCheck& schemas, Findings& out)
      : context_(context), schemas_(schemas), out_(out) {}

  void run(const Resource& resource, std::string_view property, const Language& language) {
    for (const Located& located : locate(resource, property, context_)) {
      if (!located.value) continue;
      const Assumptions::Scope assumed(schemas_.assumptions(), located.when);
      if (const Node* template_text = substituted(*located.value)) {
        text(*template_text, language, true);
      } else if (located.value->is_string()) {
        text(*located.value, language, language.substitutes);
      } else if (located.value->is_object() && !call_of(*located.value)) {
        value(*located.value, nullptr, language, language.substitutes);
      }
      schemas_.forget_computed();
    }
  }

 private:
  /// The text of a Fn::Sub, or null.
  static const Node* substituted(const Node& value) {
    const auto call = call_of(value);
    if (!call || call->function != Function::sub) return nullptr;
    const Node& argument = call->argument();
    const Node* text = argument.items.empty() ? &argument : argument.items.front();
    return text->is_string() ? text : nullptr;
  }

  /// @param open  Variables stand in it, for values of any type.
  void text(const Node& host, const Language& language, bool open) {
    if (host.text.starts_with("{{resolve:")) return;
    const bool has_variables = open && host.text.find("${") != std::string_view::npos;
    const auto read = language.read(std::make_shared<Source>("document", std::string(host.text)));
    if (!read) {
      if (!has_variables && !language.has_format)
        out_.add(language.rule, host, "the text is no document: {}", read.error().front().message);
    } else if (read->root().is_object()) {
      value(read->root(), &host, language, open);
    } else if (!has_variables) {
      out_.add(language.rule, host, "the document is an object, found {}", describe(read->root().kind));
    }
  }

  void value(const Node& root, const Node* host, const Language& language, bool open) {
    Place place;
    if (!host) place.functions = property_functions();
    place.strict_types = language.strict_types;
    Violations found = check_against(context_, schemas_, language.structure, root, place);
    keep_last_of_exclusive(found);
    for (const Violation& violation : found.items) {
      const bool is_variable = open && violation.node->is_string() &&
                               violation.node->text.find("${") != std::string_view::npos;
      if (violation.rule || !is_variable)
        report(violation.rule.value_or(language.rule), {violation.node, violation.member, violation.absent}, host,
               in_words(violation, language));
    }
    if (!language.states) return;
    check_state_machine(root, language.express,
                        [&](const Node& name, std::string why) { report(language.rule, {&name}, host, why); });
  }

  static std::string in_words(const Violation& violation, const Language& language) {
    if (violation.keyword != schema::Keyword::additional_properties || language.operators.empty())
      return violation.message;
    const std::string_view name = violation.member->name;
    return fmt::format("\"{}\" is no operator that can stand here{}", name,
                       did_you_mean(name, {language.operators.begin(), language.operators.end()}));
  }

  /// Of members that exclude each other, each says so; it is one mistake, at the last of them.
  static void keep_last_of_exclusive(Violations& found) {
    const auto is_exclusive = [](const Violation& violation) {
      return violation.keyword == schema::Keyword::required_xor && violation.member;
    };
    std::vector<Violation>& all = found.items;
    const std::vector<Violation> before = all;
    std::erase_if(all, [&](const Violation& violation) {
      return is_exclusive(violation) && std::any_of(before.begin(), before.end(), [&](const Violation& other) {
               return is_exclusive(other) && other.node == violation.node && other.message == violation.message &&
                      other.member > violation.member;
             });
    });
  }

  /// In a text, the message says where.
  void report(RuleId rule, Target target, const Node* host, const std::string& message) {
    target.host = host;
    const Node* around = target.node->is_object() ? target.node : target.node->parent;
    const std::string where = host && around ? path_text(*around) : std::string();
    out_.put(rule, target, (where.empty() ? where : where + ": ") + shortened(message));
  }

  /// The operators of a choice are many.
  static std::string shortened(const std::string& message) {
    constexpr std::size_t most = 240;
    return message.size() <= most ? message : message.substr(0, message.rfind(',', most)) + " …";
  }

  const Context& context_;
  SchemaCheck& schemas_;
  Findings& out_;
};

/// The kinds of documents that have a schemaVersion; others are calendars, templates and configurations of any form.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/documents.html#what-are-document-types
bool is_versioned(const Resource& document, const Context& context) {
  constexpr std::string_view kinds[] = {"Automation", "Automation.ChangeTemplate", "Command", "Package", "Policy",
                                        "Session"};
  const auto found = locate(document, "DocumentType", context);
  return std::all_of(found.begin(), found.end(), [&](const Located& kind) {
    return !kind.value || (kind.value->is_string() &&
                           std::find(std::begin(kinds), std::end(kinds), kind.value->text) != std::end(kinds));
  });
}

/// Whether it certainly is an Express Workflow.
bool is_express(const Resource& machine, const Context& context) {
  const auto found = locate_known(machine, "StateMachineType", context);
  return !found.empty() && std::ranges::all_of(found, [](const Located& type) {
    return type.value && type.pins.empty() && type.value->is_string("EXPRESS");
  });
}

/// The events of a function or state machine of SAM, each under a name of its own.
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
void check_serverless_events(const Resource& resource, const Context& context, DocumentCheck& check) {
  for (const Located& found : locate(resource, "Events", context)) {
    if (!found.value || !found.value->is_object() || call_of(*found.value)) continue;
    for (const document::Member& event : found.value->members) {
      check.run(resource, fmt::format("Events/{}/Properties/Pattern", event.name), events);
      check.run(resource, fmt::format("Events/{}/Properties/FilterCriteria/Filters/*/Pattern", event.name), events);
      check.run(resource, fmt::format("Events/{}/Properties/FilterPolicy", event.name), events);
    }
  }
}

void check_embedded_documents(const Context& context, SchemaCheck& schemas, Findings& out) {
  DocumentCheck check(context, schemas, out);
  for (const Resource& resource : context.resources) {
    if (resource.type() == "AWS::StepFunctions::StateMachine") {
      const Language& language = is_express(resource, context) ? express_states : states;
      check.run(resource, "Definition", language);
      check.run(resource, "DefinitionString", language);
    } else if (resource.type() == "AWS::SSM::Document" && is_versioned(resource, context)) {
      check.run(resource, "Content", systems_manager);
    } else if (resource.type() == "AWS::ECR::Repository") {
      check.run(resource, "LifecyclePolicy/LifecyclePolicyText", image_lifecycles);
    } else if (resource.type() == "AWS::ECR::RepositoryCreationTemplate") {
      check.run(resource, "LifecyclePolicy", image_lifecycles);
    }
    for (const PropertyPath& pattern : rows_of<event_patterns>(resource.type()))
      check.run(resource, pattern.path, events);
    if (resource.type() == "AWS::Serverless::Function" || resource.type() == "AWS::Serverless::StateMachine")
      check_serverless_events(resource, context, check);
  }
}

}  // namespace

extern const Family embedded_documents_family(Phase::of_each_resource, check_embedded_documents);

}  // namespace cfnsonnet::rules
