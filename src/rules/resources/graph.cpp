// Resources that depend on each other: in a circle, twice, or on one that may not exist; and conditions in a circle.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html
#include <algorithm>
#include <unordered_map>

#include "rules/check/family.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// Finds circles by depth-first search: an edge back to an entry that is being visited closes one.
template <typename T>
class CircleSearch {
 public:
  /// @param graph  On which of the entries each of them depends.
  CircleSearch(RuleId rule, const Section<T>& entries, const std::vector<std::vector<Dependency>>& graph, Findings& out)
      : rule_(rule),
        entries_(entries),
        graph_(graph),
        out_(out),
        state_(graph.size(), State::unseen),
        depth_(graph.size()) {}

  void run() {
    for (std::size_t start = 0; start < graph_.size(); ++start) {
      if (state_[start] == State::unseen) visit(start);
    }
  }

 private:
  enum class State : std::uint8_t { unseen, open, done };
  struct Step {
    std::size_t entry;
    std::size_t next_edge;
  };

  // Without recursion: a chain may have as many links as the template has resources.
  void visit(std::size_t start) {
    std::vector<Step> path = {{start, 0}};
    open(path);
    while (!path.empty()) {
      Step& step = path.back();
      if (step.next_edge == graph_[step.entry].size()) {
        state_[step.entry] = State::done;
        path.pop_back();
        if (!unreported_.empty() && unreported_.back() == path.size()) unreported_.pop_back();
        continue;
      }
      const Dependency& edge = graph_[step.entry][step.next_edge++];
      const std::size_t to = edge.to;
      if (to == step.entry && edge.reason->kind == ReferenceKind::depends_on) continue;  // E3005 says so
      if (state_[to] == State::open) {
        close(path, to);
      } else if (state_[to] == State::unseen) {
        path.push_back({to, 0});
        open(path);
      }
    }
  }

  /// The entry at the end of the path is being visited.
  void open(const std::vector<Step>& path) {
    const std::size_t entry = path.back().entry;
    state_[entry] = State::open;
    depth_[entry] = path.size() - 1;
    unreported_.push_back(path.size() - 1);
  }

  void close(const std::vector<Step>& path, std::size_t first) {
    const std::size_t begin = depth_[first];
    if (unreported_.empty() || unreported_.back() < begin) return;
    const std::string circle = text_of(std::span(path).subspan(begin));
    for (; !unreported_.empty() && unreported_.back() >= begin; unreported_.pop_back()) {
      const std::size_t at = path[unreported_.back()].entry;
      out_.at_entry(rule_, entry(at), "\"{}\" depends on itself: {}", name(at), circle);
    }
  }

  /// "A" → "B" → "A". Of a long circle only the first: each of its entries has a finding with this text.
  std::string text_of(std::span<const Step> steps) const {
    constexpr std::size_t most = 20;
    std::string text;
    for (const Step& step : steps.first(std::min(most, steps.size())))
      text += fmt::format("\"{}\" → ", name(step.entry));
    if (steps.size() > most) text += fmt::format("{} more → ", steps.size() - most);
    return text + fmt::format("\"{}\"", name(steps.front().entry));
  }

  const T& entry(std::size_t index) const { return *(entries_.begin() + static_cast<std::ptrdiff_t>(index)); }
  std::string_view name(std::size_t index) const { return entry(index).name(); }

  const RuleId rule_;
  const Section<T>& entries_;
  const std::vector<std::vector<Dependency>>& graph_;
  Findings& out_;
  std::vector<State> state_;
  std::vector<std::size_t> depth_;       // Of an open entry: its place in the path.
  std::vector<std::size_t> unreported_;  // Places in the path of those that no finding is about, the last at the end.
};

std::string_view how(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::ref: return "Ref";
    case ReferenceKind::get_att: return "Fn::GetAtt";
    default: return "Fn::Sub";
  }
}

/// W3005: one finding for each value that already orders the two resources.
void check_obsolete(const std::vector<Dependency>& edges, Findings& out) {
  constexpr std::size_t most = 8;  // Of one name in DependsOn; a longer list helps nobody.
  std::unordered_map<std::size_t, std::vector<const Dependency*>> others;  // Values, by what they refer to.
  for (const Dependency& edge : edges)
    if (edge.reason->kind != ReferenceKind::depends_on && others[edge.to].size() < most)
      others[edge.to].push_back(&edge);
  for (const Dependency& edge : edges) {
    const auto found = edge.reason->kind == ReferenceKind::depends_on ? others.find(edge.to) : others.end();
    if (found == others.end()) continue;
    for (const Dependency* other : found->second) {
      out.add(W3005, *edge.reason->node, "\"{}\" is waited for anyway, because of the {} at {}", edge.reason->target,
              how(other->reason->kind), path_text(*other->reason->node)) = remove(*edge.reason->node);
    }
  }
}

/// The conditions that hold at a node: of the resource or output around it, and of each Fn::If branch on the way.
Scenario scenario_of(const Context& context, const Reference& reference) {
  Scenario scenario;
  const std::string_view own = reference.resource ? reference.resource->condition()
                               : reference.output ? reference.output->text("Condition")
                                                  : "";
  if (const auto id = context.conditions.id(own); id && !own.empty()) scenario.push_back({*id, true});
  const Scenario branches = branches_around(*reference.node, context.conditions);
  scenario.insert(scenario.end(), branches.begin(), branches.end());
  return scenario;
}

/// W1001: a value refers to a resource that its condition may leave out. A condition that compares literals is a switch
/// that its author turns by hand, and the template is to work either way; that it decides nothing now, W8003 says.
void check_available(const Context& context, const Reference& reference, Findings& out) {
  if (reference.kind == ReferenceKind::depends_on || (!reference.resource && !reference.output)) return;
  const Resource* target = context.model.resources().find(reference.target);
  if (!target || target->condition().empty()) return;
  const auto needed = context.conditions.id(target->condition());
  if (!needed) return;
  Scenario scenario = scenario_of(context, reference);
  if (!context.conditions.satisfiable(scenario, {}, Constants::switches)) return;  // never used
  scenario.push_back({*needed, false});
  if (!context.conditions.satisfiable(scenario, {}, Constants::switches)) return;
  Scenario when = branches_around(*reference.node, context.conditions);  // that what refers exists goes without saying
  when.push_back({*needed, false});
  out.put(W1001, {reference.call},
          fmt::format("\"{}\" does not exist where its condition \"{}\" is false, and this value is used then",
                      reference.target, target->condition()),
          std::move(when));
}

/// Which conditions each of them names, in the order of the section.
std::vector<std::vector<Dependency>> condition_graph(const Context& context) {
  const Section<Entry>& conditions = context.model.conditions();
  std::unordered_map<const Node*, std::size_t> by_body;
  std::unordered_map<std::string_view, std::size_t> by_name;
  for (const Entry& condition : conditions) {
    by_body.emplace(&condition.body(), by_body.size());
    by_name.emplace(condition.name(), by_name.size());
  }
  std::vector<std::vector<Dependency>> graph(by_body.size());
  for (const Reference& reference : context.references.all()) {
    const auto to = reference.kind == ReferenceKind::use_condition ? by_name.find(reference.target) : by_name.end();
    if (to == by_name.end()) continue;
    auto from = by_body.end();
    for (const Node* at = reference.node; at && from == by_body.end(); at = at->parent) from = by_body.find(at);
    if (from != by_body.end()) graph[from->second].push_back({to->second, &reference});
  }
  return graph;
}

void check_graph(const Context& context, Findings& out) {
  const auto graph = dependency_graph(context.model, context.references);
  CircleSearch(E3004, context.model.resources(), graph, out).run();
  CircleSearch(E8001, context.model.conditions(), condition_graph(context), out).run();
  for (const auto& edges : graph) check_obsolete(edges, out);
  for (const Reference& reference : context.references.all()) {
    if (reference.kind != ReferenceKind::use_condition && reference.kind != ReferenceKind::use_mapping)
      check_available(context, reference, out);
  }
}

}  // namespace

extern const Family graph_family(Phase::of_the_template, check_graph);

}  // namespace cfnsonnet::rules
