#include "rules/findings/findings.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include "document/bundled.h"
#include "document/one_line.h"
#include "document/read.h"
#include "document/text.h"
#include "names/nearest.h"
#include "template/intrinsic.h"
#include "template/scenarios.h"
#include "text/shorten.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;

namespace {

// Longer values are cut in messages: the place says where to read on.
constexpr std::size_t max_shown = 60;

std::string path_key(const Path& path) {
  std::string key;
  for (const PathSegment& segment : path) {
    key += '/';
    if (const auto* name = std::get_if<std::string>(&segment))
      key += *name;
    else
      key += std::to_string(std::get<std::size_t>(segment));
  }
  return key;
}

/// About how the template is written, whatever its conditions are: functions and sections, and what Jsonnet made of it.
bool is_of_writing(const Rule& rule) { return rule.id[0] == 'J' || rule.id[1] == '1'; }

/// The condition of the resource or output that a node belongs to; "" where it has none.
std::string_view condition_of_entry(const Node& node) {
  const Node* entry = &node;
  while (entry->parent && entry->parent->parent && entry->parent->parent->parent) entry = entry->parent;
  const Member* section = entry->parent && entry->parent->parent ? entry->parent->holder() : nullptr;
  if (!section || (section->name != "Resources" && section->name != "Outputs")) return "";
  const Node* condition = entry->find("Condition");
  return condition && condition->is_string() ? condition->text : std::string_view();
}

bool is_inside_binary(const document::Origin& origin) { return origin.source && document::is_bundled(*origin.source); }

bool is_import(const document::Origin& origin) {
  constexpr std::string_view keyword = "import";
  if (!origin.known()) return false;
  const std::string_view text = std::string_view(origin.source->text).substr(origin.span.begin);
  return text.starts_with(keyword) && text.find_first_of("'\"@ \t\n") == keyword.size();
}

/// In place of one in the bundled library, the call into it, or else the member that the value was put into.
document::Origin editable(const document::Document& document, const Target& about, const document::Origin& place) {
  if (!is_inside_binary(place)) return place;
  for (document::CauseId id = place.cause; id != document::no_cause; id = document.cause(id).next) {
    const document::Origin& where = document.cause(id).where;
    if (!is_inside_binary(where) && !is_import(where)) return {where.source, where.span, id};
  }
  for (const Node* node = about.node; node; node = node->parent)
    if (const Member* holder = node->holder())
      if (const document::Origin& name = holder->origin(); name.known() && !is_inside_binary(name)) return name;
  return place;
}

void append(const Scenario& more, Scenario& when) { when.insert(when.end(), more.begin(), more.end()); }

/// Names and values of a template may have line breaks; a message has none.
void put_on_one_line(std::string& text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
}

}  // namespace

std::optional<RuleId> rule_of_values(Function function) {
  switch (function) {
    case Function::ref: return W1030;
    case Function::sub: return W1031;
    case Function::join: return W1032;
    case Function::split: return W1033;
    case Function::find_in_map: return W1034;
    case Function::select: return W1035;
    case Function::get_azs: return W1036;
    case Function::to_json_string: return W1040;
    default: return std::nullopt;
  }
}

std::string origin_of_value(const Node& call, bool from_source, const Node* about) {
  if (from_source) return "for " + path_text(about ? *about : call);
  return fmt::format("{} gives what does not fit {}", call.members.front().name, about ? path_text(*about) : "here");
}

std::optional<Scenario> Findings::circumstances(const Node& node, Scenario when) const {
  append(branches_around(node, *conditions_), when);
  const std::string_view condition = condition_of_entry(node);
  const auto id = condition.empty() ? std::nullopt : conditions_->id(condition);
  // A condition that compares literals is a switch that its author turns by hand, and a resource that never exists is
  // looked at as if it always did.
  if (id) {
    const Literal exists{*id, true};
    std::erase(when, exists);
    if (!when.empty() && conditions_->satisfiable({&exists, 1}, {}, Constants::switches)) {
      Scenario all = when;
      all.push_back(exists);
      if (!conditions_->satisfiable(all, {}, Constants::switches)) return std::nullopt;
    }
  }
  if (!conditions_->satisfiable(when, {}, Constants::switches)) return std::nullopt;
  return when;
}

Remedy& Findings::put(const Rule& stated, const Target& target, std::string message, Scenario when) {
  const auto call = target.given_by ? call_of(*target.given_by) : std::nullopt;
  const auto of_values = call && stated.level != Level::info ? rule_of_values(call->function) : std::nullopt;
  const Rule& found = of_values ? rule(*of_values) : stated;
  if (target.given_by)
    message = fmt::format("{}: {}", origin_of_value(*target.given_by, target.from_source, target.about), message);
  put_on_one_line(message);
  if (is_open(target)) return dropped_ = Remedy();
  append(target.when, when);
  if (conditions_ && !is_of_writing(found)) {
    auto all = circumstances(target.host ? *target.host : *target.node, std::move(when));
    if (!all) return dropped_ = Remedy();
    when = std::move(*all);
  }
  if (found.level == Level::error && !target.member && target.absent.empty()) faulty_.insert(target.node);
  if (!is_reported(found.id, found.level, options_)) return dropped_ = Remedy();
  if (budget_.is_spent()) return leave_out(found, message.size());
  Finding finding;
  finding.rule = found.id;
  finding.level = found.level;
  finding.message = std::move(message);
  finding.path = document::path_of(*target.node);
  if (target.member)
    finding.path.emplace_back(std::string(target.member->name));
  else if (!target.absent.empty())
    finding.path.emplace_back(std::string(target.absent));
  if (target.host) {
    const Path host = document::path_of(*target.host);
    finding.path.insert(finding.path.begin(), host.begin(), host.end());
  }
  const Target about = target.host ? Target{target.host} : target;
  const std::optional<document::Origin> inner = inner_place(target);
  const document::Origin place = editable(document_, about,
                                          inner          ? *inner
                                          : about.place  ? *about.place
                                          : about.member ? about.member->origin()
                                                         : about.node->origin());
  finding.location = document::location_of(place);
  const Node* top = nullptr;
  const Unrolled::Made* made = made_by(about, top);
  const std::size_t bytes = length(when);
  const auto [seen, added] = seen_.emplace(key(finding, made, top), found_.size());
  if (!added) {
    Found& same = found_[seen->second];
    same.when.push_back(std::move(when));
    if (made) same.made.push_back(made);
    budget_.add_text(bytes);
    return same.remedy;
  }
  finding.related = related(about, place);
  finding.related.insert(finding.related.begin(), target.explained_by.begin(), target.explained_by.end());
  if (!budget_.take(bytes + text_size(finding))) return leave_out(found, 0);
  found_.push_back({std::move(finding), {std::move(when)}, {}});
  if (made) found_.back().made.push_back(made);
  return found_.back().remedy;
}

Remedy& Findings::leave_out(const Rule& found, std::size_t bytes) {
  const bool always_fails = is_listed(options_.mandatory, found.id);
  budget_.leave_out(always_fails ? Level::error : found.level, bytes);
  return dropped_ = Remedy();
}

std::size_t Findings::length(const Scenario& when) const {
  std::size_t bytes = 0;
  for (const Literal& literal : when)
    bytes += conditions_->name(literal.condition).size() + std::string_view("=false, ").size();
  return bytes;
}

std::optional<Finding> Findings::left_out() const {
  if (!budget_.is_spent() && !budget_.is_ended()) return std::nullopt;
  const bool is_ended = is_far_over();
  const std::string_view rest = is_ended ? " or more, for nothing more was looked for" : ", with repetitions";
  return too_much(is_ended ? Level::error : budget_.worst(), document_,
                  fmt::format("left out are {}{}", counted(budget_.left_out(), "finding"), rest));
}

namespace {

/// The string of a value that has a part of it: the value, or the text of a Fn::Sub with variables of its own.
const Node& text_with(const Node& value, std::string_view part) {
  const auto has = [&](const Node& text) {
    return text.is_string() && part.data() >= text.text.data() && part.data() < text.text.data() + text.text.size();
  };
  for (const Node* item : value.items)
    if (has(*item)) return *item;
  return value;
}

/// A tree that was read from a text and stands in its place, as that of a policy does (policy.h).
struct Graft {
  const Node* root = nullptr;  ///< Null: the node is where it was written.
  const Node* text = nullptr;
};

Graft graft_of(const Node& node) {
  for (const Node* root = &node; root->parent; root = root->parent) {
    const Node& around = *root->parent;
    const std::size_t count = around.is_array() ? around.items.size() : around.members.size();
    if (root->index >= count) return {};
    const Node* written = around.is_array() ? around.items[root->index] : around.members[root->index].value;
    if (written != root) return written->is_string() ? Graft{root, written} : Graft();
  }
  return {};
}

/// The node of another tree that has the same place in it as one has in its own, below `top`; null where there is none.
const Node* counterpart(const Node& node, const Node& root, const Node* top = nullptr) {
  if (!node.parent || &node == top) return &root;
  const Node* around = counterpart(*node.parent, root, top);
  if (!around) return nullptr;
  if (node.parent->is_array()) return node.index < around->items.size() ? around->items[node.index] : nullptr;
  return around->find(node.parent->members[node.index].name);
}

}  // namespace

std::optional<document::Origin> Findings::inner_place(const Target& target) {
  if (!target.part.empty()) return text_places_.find(text_with(*target.node, target.part), target.part);
  const Graft graft = target.host ? Graft() : graft_of(*target.node);
  const Node* text = target.host ? target.host : graft.text;
  if (!text || !text->is_string()) return std::nullopt;
  const auto origin_in = [&](const Node& tree) -> const document::Origin* {
    const Node* same = counterpart(*target.node, tree, graft.root);
    const Member* named = same && target.member ? same->member(target.member->name) : nullptr;
    return named ? &named->origin() : same ? &same->origin() : nullptr;
  };
  if (const Node* value = document_.spelled(*text)) {
    const document::Origin* origin = origin_in(*value);
    if (origin && origin->known()) return *origin;
  }
  const document::Origin* inside = target.member ? &target.member->origin() : &target.node->origin();
  if (graft.text) {
    const Node* tree = read(*text);
    inside = tree ? origin_in(*tree) : nullptr;
  }
  if (!inside || !inside->known() || inside->source->text.size() != text->text.size()) return std::nullopt;
  const std::string_view part = text_in(text->text, inside->span);
  const auto place = text_places_.find(*text, part);
  return place ? place : text_places_.find_in_line(*text, part);
}

const Node* Findings::read(const Node& text) {
  const auto [known, added] = texts_.try_emplace(&text);
  if (added) {
    if (auto read = document::read_json(std::make_shared<const Source>("", std::string(text.text))))
      known->second = std::move(*read);
  }
  return known->second ? &known->second->root() : nullptr;
}

bool Findings::is_open(const Target& target) const {
  if (!unrolled_) return false;
  if (target.given_by && unrolled_->is_open(*target.given_by)) return true;
  return target.member ? unrolled_->is_open(*target.member) : target.absent.empty() && unrolled_->is_open(*target.node);
}

const Unrolled::Made* Findings::made_by(const Target& target, const Node*& top) const {
  if (!unrolled_) return nullptr;
  return unrolled_->made_by(target.member ? *target.member->value : *target.node, &top);
}

/// In a loop, the path goes on from what the rounds copied, so that it is the same for all of them.
std::string Findings::key(const Finding& finding, const Unrolled::Made* made, const Node* top) {
  Path path = finding.path;
  if (made) path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(document::path_of(*top).size()));
  return finding.rule + (made ? fmt::format("@{}", static_cast<const void*>(made->written)) : "") + path_key(path) +
         '\n' + finding.message;
}

std::vector<Related> Findings::rounds(std::vector<const Unrolled::Made*> made) const {
  const auto number = [](const Unrolled::Made* each) { return each->round->number; };
  std::ranges::sort(made, {}, number);
  made.erase(std::unique(made.begin(), made.end()), made.end());
  if (made.empty() || made.size() >= unrolled_->rounds_of(*made.front()->written)) return {};
  constexpr std::size_t most = 8;  // A longer list helps nobody.
  std::vector<Related> list;
  for (const Unrolled::Made* each : made) {
    if (list.size() == most) break;
    std::string values;
    for (const Round* round = each->round; round; round = round->outer)
      if (round->value)
        values = fmt::format("{} = \"{}\"{}{}", shortened(round->identifier), shortened(*round->value),
                             values.empty() ? "" : ", ", values);
    list.push_back({document::location_of(each->round->origin), fmt::format("with {}", values)});
  }
  return list;
}

std::vector<When> Findings::named(std::vector<Scenario> alternatives) const {
  std::vector<When> list;
  for (const Scenario& scenario : simplified(std::move(alternatives))) {
    if (scenario.empty()) return {};
    When& when = list.emplace_back();
    for (const Literal& literal : scenario)
      when.push_back({std::string(conditions_->name(literal.condition)), literal.value});
  }
  return list;
}

namespace {

/// The value that is a member of an object: the node, or the array that it is in.
const Node* member_value_of(const Node* node) {
  while (node->parent != nullptr && node->parent->is_array()) node = node->parent;
  return node;
}

bool contains(const document::Origin& outer, const document::Origin& inner) {
  return outer.source == inner.source && outer.known() && inner.known() && outer.span.begin <= inner.span.begin &&
         inner.span.begin < outer.span.end;
}

/// Whether a value was written where the member is that holds it, and not brought there: one object around both.
bool are_together(const Node& object, const document::Origin& name, const document::Origin& value) {
  if (contains(object.origin(), name) && contains(object.origin(), value)) return true;
  return std::any_of(object.layers().begin(), object.layers().end(),
                     [&](const document::Origin& layer) { return contains(layer, name) && contains(layer, value); });
}

}  // namespace

/// What explains a place that is known: the member that a value from elsewhere was put into, the objects that an object
/// without a member was merged from, and the calls and imports on the way.
std::vector<Related> Findings::related(const Target& target, const document::Origin& place) const {
  constexpr std::size_t most = 8;  // Of each kind; a longer chain helps nobody.
  std::vector<Related> list;
  if (!place.known()) return list;
  const auto add_causes = [&](document::CauseId id, document::CauseId up_to) {
    for (std::size_t steps = 0; id != document::no_cause && id != up_to && steps < most; ++steps) {
      const document::Cause& cause = document_.cause(id);
      if (!is_inside_binary(cause.where)) list.push_back({document::location_of(cause.where), std::string(cause.what)});
      id = cause.next;
    }
  };
  const bool is_about_value = !target.member && !target.place;
  if (is_about_value)
    for (const document::Origin& layer : target.node->layers().first(std::min(most, target.node->layers().size())))
      if (layer.known() && !is_inside_binary(layer))
        list.push_back({document::location_of(layer), "with what is added"});
  add_causes(place.cause, document::no_cause);
  const Node* value = member_value_of(target.node);
  const Member* holder = is_about_value ? value->holder() : nullptr;
  if (holder && holder->origin().known() && !is_inside_binary(holder->origin()) &&
      !are_together(*value->parent, holder->origin(), place)) {
    list.push_back({document::location_of(holder->origin()), fmt::format("the value of \"{}\"", holder->name)});
    add_causes(holder->origin().cause, place.cause);
  }
  return list;
}

std::vector<Finding> Findings::take() && {
  std::vector<Finding> findings;
  std::vector<Remedy> remedies;
  for (const Found& found : found_) remedies.push_back(found.remedy);
  std::vector<std::optional<Fix>> fixes = fixes_of(std::move(remedies), document_);
  for (std::size_t i = 0; auto& [finding, when, made, remedy] : found_) {
    finding.fix = std::move(fixes[i++]);
    finding.when = named(std::move(when));
    for (Related& round : rounds(std::move(made))) finding.related.push_back(std::move(round));
    findings.push_back(std::move(finding));
  }
  sort(findings);
  return findings;
}

bool is_reported(std::string_view id, Level level, const CheckOptions& options) {
  if (level == Level::info && !is_listed(options.included, id)) return false;
  return !is_listed(options.ignored, id) || is_listed(options.mandatory, id);
}

std::size_t text_size(const Finding& finding) {
  std::size_t bytes = finding.message.size();
  for (const PathSegment& segment : finding.path)
    if (const auto* name = std::get_if<std::string>(&segment)) bytes += name->size();
  for (const Related& related : finding.related) bytes += related.message.size();
  return bytes;
}

Finding too_much(Level level, const document::Document& document, std::string_view rest) {
  return {std::string(rule(J0004).id),
          level,
          fmt::format("more is found than a report has room for, which is {} findings and {} MiB of text; {}",
                      most_findings, most_text >> 20U, rest),
          {document.source(), {}},
          {},
          {}};
}

void drop_unsure(std::vector<Finding>& findings) {
  const auto is_of = [](RuleId id) {
    return [id = rule(id).id](const Finding& finding) { return finding.rule == id; };
  };
  if (std::ranges::any_of(findings, is_of(J0004))) std::erase_if(findings, is_of(J0003));
}

void sort(std::vector<Finding>& findings) {
  const auto key = [](const Finding& finding) {
    const Source* source = finding.location.source.get();
    return std::tuple(source ? std::string_view(source->name) : std::string_view(), finding.location.order(),
                      std::string_view(finding.rule), std::string_view(finding.message));
  };
  std::stable_sort(findings.begin(), findings.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

std::string path_text(const Node& node) {
  std::string text;
  for (const PathSegment& segment : document::path_of(node)) {
    if (const auto* name = std::get_if<std::string>(&segment)) {
      text += fmt::format("{}{}", text.empty() ? "" : ".", *name);
    } else {
      text += fmt::format("[{}]", std::get<std::size_t>(segment));
    }
  }
  return text;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string shortened(std::string_view text) {
  std::string shown = text::shortened(text, max_shown);
  put_on_one_line(shown);
  return shown;
}

std::string show(const Node& node) {
  std::string text;
  constexpr document::OneLine for_people{", ", ": ", false, max_shown};
  document::write_on_one_line(node, for_people, text);
  return shortened(text);
}

}  // namespace cfnsonnet::rules
