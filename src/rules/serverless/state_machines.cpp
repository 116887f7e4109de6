#include "rules/serverless/state_machines.h"

#include <algorithm>
#include <set>

#include "names/nearest.h"
#include "rules/findings/findings.h"
#include "rules/values/locate.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

bool is_open(std::string_view text) { return text.find("${") != std::string_view::npos; }

// What of a state written with JSONPath is a template of a payload. Result, of a Pass state, is as it stands.
// https://states-language.net/spec.html#payload-template
constexpr std::string_view payloads[] = {"Parameters",
                                         "ResultSelector",
                                         "ItemSelector",
                                         "Assign",
                                         "ItemBatcher/BatchInput",
                                         "ItemReader/Parameters",
                                         "ResultWriter/Parameters"};

class StateCheck {
 public:
  using Wrong = std::function<void(const Node&, std::string)>;

  StateCheck(const Wrong& wrong, bool is_express) : wrong_(wrong), is_express_(is_express) {}

  /// @param jsonata  The language of states that do not name theirs.
  void machine(const Node* machine, bool jsonata) {
    const Node* states = machine ? machine->find("States") : nullptr;
    if (!states || !states->is_object() || call_of(*states)) return;
    if (const Node* language = machine->find("QueryLanguage")) jsonata = language->is_string("JSONata");
    const bool known = std::none_of(states->members.begin(), states->members.end(), [](const Member& state) {
      return is_open(state.name) || state.name.starts_with("Fn::");
    });
    Reached reached;
    if (known) transition(*machine, "StartAt", *states, reached);
    for (const Member& member : states->members) state(*member.value, *states, known, jsonata, reached);
    if (known && !reached.open) unreached(*states, reached);
  }

 private:
  /// Which states a transition names.
  struct Reached {
    std::set<std::string_view> names = {};
    bool open = false;  ///< Some transition leads nobody knows where.
  };

  void state(const Node& state, const Node& states, bool known, bool jsonata, Reached& reached) {
    if (call_of(state)) reached.open = true;
    if (known) {
      transition(state, "Next", states, reached);
      transition(state, "Default", states, reached);
      for (std::string_view list : {"Catch", "Choices"}) {
        const Node* rules = state.find(list);
        if (!rules) continue;
        if (!rules->is_array()) reached.open = true;
        for (const Node* rule : rules->items) {
          if (call_of(*rule)) reached.open = true;
          transition(*rule, "Next", states, reached);
        }
      }
    }
    for (std::string_view list : {"Retry", "Catch"}) all_errors_last(state.find(list));
    if (is_express_) waits_for_nothing(state);
    const Node* language = state.find("QueryLanguage");
    if (language ? language->is_string("JSONPath") : !jsonata) {
      for (std::string_view path : payloads) visit_path(state, path, [&](const Node& payload) { paths_in(payload); });
    }
    machine(state.find("ItemProcessor"), jsonata);
    machine(state.find("Iterator"), jsonata);
    const Node* branches = state.find("Branches");
    if (!branches) return;
    for (const Node* branch : branches->items) machine(branch, jsonata);
  }

  void transition(const Node& from, std::string_view member, const Node& states, Reached& reached) {
    const Node* name = from.find(member);
    if (!name) return;
    if (!name->is_string() || is_open(name->text)) {
      reached.open = true;
      return;
    }
    reached.names.insert(name->text);
    if (states.member(name->text)) return;
    reached.open = true;  // whichever it means
    std::vector<std::string_view> names;
    for (const Member& state : states.members) names.push_back(state.name);
    wrong_(*name, fmt::format("{} names no state of these States: \"{}\"{}", member, name->text,
                              did_you_mean(name->text, names)));
  }

  /// Step Functions says MISSING_TRANSITION_TARGET of such a state.
  /// https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
  void unreached(const Node& states, const Reached& reached) {
    for (const Member& state : states.members) {
      if (!reached.names.contains(state.name))
        wrong_(*state.value, fmt::format("no transition leads to the state \"{}\"", state.name));
    }
  }

  /// An Express Workflow only asks for a response: it waits for no job to end and for no callback, and has no
  /// activities. https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
  void waits_for_nothing(const Node& state) {
    const Node* resource = state.find("Resource");
    if (!resource || !resource->is_string()) return;
    const std::string_view text = resource->text;
    const bool is_integration = text.find(":states:") != std::string_view::npos;
    for (std::string_view pattern : {".sync", ".sync:2", ".waitForTaskToken"}) {
      if (is_integration && text.ends_with(pattern))
        wrong_(*resource,
               fmt::format("an Express Workflow does not wait: \"{}\" is of Standard Workflows only", pattern));
    }
    if (is_integration && text.find(":activity:") != std::string_view::npos)
      wrong_(*resource, "an Express Workflow has no activities, as Standard Workflows have");
  }

  /// States.ALL stands alone in its list, and in the last retrier or catcher.
  /// https://states-language.net/spec.html#errors
  void all_errors_last(const Node* rules) {
    if (!rules) return;
    for (std::size_t at = 0; at < rules->items.size(); ++at) {
      const Node* errors = rules->items[at]->find("ErrorEquals");
      if (!errors) continue;
      const auto all = std::find_if(errors->items.begin(), errors->items.end(),
                                    [](const Node* error) { return error->is_string("States.ALL"); });
      if (all == errors->items.end()) continue;
      if (errors->items.size() > 1) {
        wrong_(**all, "\"States.ALL\" stands for every error, and alone in its list");
      } else if (at + 1 < rules->items.size()) {
        wrong_(**all, "\"States.ALL\" stands for every error: what comes after it is never asked");
      }
    }
  }

  /// In a template of a payload the value of a name that ends in ".$" is a path or an intrinsic function.
  /// https://states-language.net/spec.html#payload-template
  void paths_in(const Node& payload) {
    if (call_of(payload)) return;
    for (const Node* item : payload.items) paths_in(*item);
    for (const Member& member : payload.members) {
      const Node& value = *member.value;
      paths_in(value);
      if (!member.name.ends_with(".$") || call_of(value)) continue;
      const bool is_path = value.is_string() && (value.text.starts_with('$') || value.text.starts_with("States."));
      if (!is_path && !(value.is_string() && is_open(value.text)))
        wrong_(value, fmt::format("\"{}\" takes a path such as $.name or an intrinsic function such as States.UUID(), "
                                  "found {}",
                                  member.name, show(value)));
    }
  }

  const Wrong& wrong_;
  bool is_express_;
};

}  // namespace

void check_state_machine(const Node& machine, bool is_express,
                         const std::function<void(const Node&, std::string)>& wrong) {
  StateCheck(wrong, is_express).machine(&machine, false);
}

}  // namespace cfnsonnet::rules
