#include "rules/families/states.h"

#include <algorithm>

#include "rules/findings.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

class TransitionCheck {
 public:
  explicit TransitionCheck(const std::function<void(const Node&, std::string)>& wrong) : wrong_(wrong) {}

  void machine(const Node* machine) {
    const Node* states = machine ? machine->find("States") : nullptr;
    if (!states || !states->is_object() || call_of(*states)) return;
    const bool known = std::none_of(states->members.begin(), states->members.end(), [](const Member& state) {
      return state.name.find("${") != std::string_view::npos || state.name.starts_with("Fn::");
    });
    if (known) transition(*machine, "StartAt", *states);
    for (const Member& member : states->members) state(*member.value, *states, known);
  }

 private:
  void state(const Node& state, const Node& states, bool known) {
    if (known) {
      transition(state, "Next", states);
      transition(state, "Default", states);
      for (std::string_view list : {"Catch", "Choices"}) {
        const Node* rules = state.find(list);
        if (!rules) continue;
        for (const Node* rule : rules->items) transition(*rule, "Next", states);
      }
    }
    machine(state.find("ItemProcessor"));
    machine(state.find("Iterator"));
    const Node* branches = state.find("Branches");
    if (!branches) return;
    for (const Node* branch : branches->items) machine(branch);
  }

  void transition(const Node& from, std::string_view member, const Node& states) {
    const Node* name = from.find(member);
    if (!name || !name->is_string() || name->text.find("${") != std::string_view::npos || states.member(name->text))
      return;
    std::vector<std::string_view> names;
    for (const Member& state : states.members) names.push_back(state.name);
    wrong_(*name, fmt::format("{} names no state of these States: \"{}\"{}", member, name->text,
                              did_you_mean(name->text, names)));
  }

  const std::function<void(const Node&, std::string)>& wrong_;
};

}  // namespace

void check_transitions(const Node& machine, const std::function<void(const Node&, std::string)>& wrong) {
  TransitionCheck(wrong).machine(&machine);
}

}  // namespace cfnsonnet::rules
