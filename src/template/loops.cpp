#include "template/loops.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <fmt/core.h>

#include "template/intrinsic.h"
#include "template/loop_collection.h"
#include "template/loop_names.h"

namespace cfnsonnet {

using document::Member;
using document::Node;

namespace {

// Where loops may stand; in Resources, also inside of the resources.
constexpr std::string_view sections_with_loops[] = {"Resources", "Conditions", "Outputs"};

constexpr std::size_t loop_prefix_size = std::string_view("Fn::ForEach::").size();

bool has_loops(const Node& node) {
  return std::any_of(node.items.begin(), node.items.end(), [](const Node* item) { return has_loops(*item); }) ||
         std::any_of(node.members.begin(), node.members.end(),
                     [](const Member& member) { return is_loop(member) || has_loops(*member.value); });
}

}  // namespace

/// Copies the document, and unrolls loops on the way.
class Unroller {
 public:
  Unroller(const Template& written, const std::optional<ParameterValues>& deployment)
      : written_(written), collections_(written, deployment), builder_(written.document()) {}

  Unrolled run() && {
    const Node& root = written_.root();
    std::vector<Member> sections;
    for (const Member& section : root.members) {
      unrolls_ = std::find(std::begin(sections_with_loops), std::end(sections_with_loops), section.name) !=
                 std::end(sections_with_loops);
      sections.push_back(section);
      sections.back().value = copy(*section.value);
    }
    Node* made = like(root, builder_.object(sections, root.origin(), root.layers()));
    if (!is_spent()) out_.document_ = std::move(builder_).finish(made);
    return std::move(out_);
  }

 private:
  /// What the members of an object are being collected in.
  struct Members {
    std::vector<Member> list;
    std::unordered_set<std::string_view> names;
  };

  Node* copy(const Node& node) {
    spend(1 + node.text.size());
    switch (node.kind) {
      case document::Kind::null: return builder_.null(node.origin());
      case document::Kind::boolean: return builder_.boolean(node.boolean, node.origin());
      case document::Kind::number: return builder_.number(node.number(), node.text, node.origin());
      case document::Kind::string: return string(node);
      case document::Kind::array: return array(node);
      case document::Kind::object: return object(node);
    }
    return nullptr;
  }

  Node* string(const Node& node) {
    Node* made = builder_.string(text(node.text), node.origin());
    if (mentions_open(node.text, round_)) out_.open_.insert(made);
    return made;
  }

  Node* array(const Node& node) {
    std::vector<Node*> items;
    items.reserve(node.items.size());
    const Member* holder = node.holder();
    const bool is_choice = holder && function_of(holder->name) == Function::if_;
    for (const Node* item : node.items) items.push_back(is_choice && items.empty() ? as_written(*item) : copy(*item));
    return builder_.array(items, node.origin());
  }

  /// The name of a condition is a text, in which identifiers are replaced; a function in its place is not computed.
  /// https://github.com/aws-cloudformation/cfn-language-discussion/issues/137
  Node* as_written(const Node& name) {
    const bool computes = std::exchange(computes_, false);
    Node* made = copy(name);
    computes_ = computes;
    return made;
  }

  Node* object(const Node& node) {
    if (round_ && computes_)
      if (Node* value = call(node)) return value;
    Members members;
    for (const Member& member : node.members) {
      if (unrolls_ && is_loop(member))
        loop(node, member, members);
      else
        put(node, member, members);
    }
    return like(node, builder_.object(members.list, node.origin(), node.layers()));
  }

  Node* like(const Node& node, Node* made) {
    if (node.merged) builder_.mark_merged(*made);
    return made;
  }

  /// A call that comes to a text: a Ref to an identifier, or a Fn::Sub of nothing else. Null for all other objects.
  Node* call(const Node& node) {
    const auto call = call_of(node);
    if (!call) return nullptr;
    const Node& argument = call->argument();
    if (call->function == Function::ref) {
      const auto name = constant(argument);
      const Round* round = name ? round_named(*name, round_) : nullptr;
      if (!round) return nullptr;
      if (!round->value) return open_reference(node, *call);
      spend(round->value->size());
      return builder_.string(*round->value, node.origin());
    }
    if (call->function != Function::sub) return nullptr;
    if (const auto value = constant(node)) return builder_.string(builder_.keep(*value), node.origin());
    return argument.is_array() && argument.items.size() == 2 ? substitution(node, *call) : nullptr;
  }

  /// A Ref to an identifier whose value is open stays one.
  Node* open_reference(const Node& node, const Call& call) {
    Member member = *call.member;
    Node* name = builder_.string(call.argument().text, call.argument().origin());
    out_.open_.insert(name);
    member.value = name;
    return builder_.object({&member, 1}, node.origin(), node.layers());
  }

  /// The text that a string or a Fn::Sub of a string is once the identifiers are replaced, if no variable is left in
  /// it.
  std::optional<std::string> constant(const Node& node) {
    if (node.is_string()) return substituted(node.text, round_);
    const auto call = call_of(node);
    if (!call || call->function != Function::sub || !call->argument().is_string()) return std::nullopt;
    std::string value = substituted(call->argument().text, round_);
    spend(value.size());
    if (value == call->argument().text || !sub_variables(value).empty() || value.find("${!") != std::string::npos)
      return std::nullopt;
    return value;
  }

  /// Fn::Sub with variables of its own, which hide identifiers.
  Node* substitution(const Node& node, const Call& call) {
    const Node& argument = call.argument();
    const Node& format = *argument.items[0];
    if (!format.is_string()) return nullptr;
    std::string value = substituted(format.text, round_, argument.items[1]);
    spend(value.size());
    Node* const items[] = {builder_.string(builder_.keep(value), format.origin()), copy(*argument.items[1])};
    if (mentions_open(value, round_)) out_.open_.insert(items[0]);
    Member member = *call.member;
    member.value = builder_.array(items, argument.origin());
    return builder_.object({&member, 1}, node.origin(), node.layers());
  }

  std::string_view text(std::string_view text) {
    if (!round_ || text.find('{') == std::string_view::npos) return text;
    const std::string value = substituted(text, round_);
    spend(value.size());
    return value == text ? text : builder_.keep(value);
  }

  /// @return The copy, or null where the name is taken.
  Node* put(const Node& object, const Member& member, Members& members) {
    Member made = member;
    made.name = text(member.name);
    spend(made.name.size());
    const bool is_open = mentions_open(made.name, round_);
    if (!members.names.insert(made.name).second) {
      if (is_open) return nullptr;  // Of two loops, each with values of its own.
      problem(object, &member, fmt::format("\"{}\" is made twice: the names that loops make must differ", made.name));
      return nullptr;
    }
    Node* value = copy(*member.value);
    made.value = value;
    if (is_open) out_.open_names_.insert(value);
    members.list.push_back(made);
    return value;
  }

  void loop(const Node& object, const Member& member, Members& members) {
    const Node& parts = *member.value;
    if (!has_form(object, member)) return keep(object, member, members);
    const Collection collection = collections_.read(*parts.items[1], round_);
    if (collection.wrong) problem(*collection.wrong, nullptr, collection.problem);
    if (!collection.items) keep(object, member, members);
    ++depth_;
    if (!collection.items) round(parts, std::nullopt, parts.items[1]->origin(), members);
    for (const CollectionItem& item : collection.items.value_or(std::vector<CollectionItem>()))
      if (!round(parts, builder_.keep(item.text), item.origin, members)) break;
    --depth_;
  }

  /// @return False where there is no room for it.
  bool round(const Node& parts, std::optional<std::string_view> value, const document::Origin& origin,
             Members& members) {
    spend(1 + value.value_or("").size());
    if (is_spent()) {
      too_long(parts);
      return false;
    }
    const Round* const around = round_;
    out_.rounds_.push_back(
        std::make_unique<Round>(Round{parts.items[0]->text, value, origin, around, out_.rounds_.size()}));
    round_ = out_.rounds_.back().get();
    body(parts, members);
    round_ = around;
    return true;
  }

  /// As it is written, but under a name that no other round has.
  void keep(const Node& object, const Member& member, Members& members) {
    Member kept = member;
    if (round_) kept.name = builder_.keep(fmt::format("{}{}", member.name, round_->number));
    const bool unrolls = std::exchange(unrolls_, false);
    if (const Node* made = put(object, kept, members)) out_.open_.insert(made);
    unrolls_ = unrolls;
  }

  void body(const Node& parts, Members& members) {
    const Round* const round = round_;
    for (const Member& entry : parts.items[2]->members) {
      if (is_loop(entry)) {
        loop(*parts.items[2], entry, members);
      } else if (!mentions(entry.name, round->identifier)) {
        problem(*parts.items[2], &entry,
                fmt::format("\"{}\" has not the identifier in it: \"${{{}}}\" makes a name for each value", entry.name,
                            round->identifier));
        if (!members.names.contains(text(entry.name))) put(*parts.items[2], entry, members);
      } else if (Node* made = put(*parts.items[2], entry, members)) {
        out_.made_.emplace(made, Unrolled::Made{round, entry.value});
        ++out_.counts_[entry.value];
      }
    }
  }

  bool has_form(const Node& object, const Member& member) {
    const Node& parts = *member.value;
    const std::string_view name = member.name.substr(std::min(member.name.size(), loop_prefix_size));
    if (name.empty()) return refuse(object, &member, "a loop has a name of its own: Fn::ForEach::Name");
    if (written_.resources().contains(name) || loops_.emplace(name, &parts).first->second != &parts)
      return refuse(object, &member,
                    fmt::format("\"{}\" is the name of another {} too", name,
                                written_.resources().contains(name) ? "resource" : "loop"));
    if (!parts.is_array() || parts.items.size() != 3)
      return refuse(parts, nullptr, "a loop is [identifier, collection, {key: value}]");
    const Node& identifier = *parts.items[0];
    if (!identifier.is_string() || identifier.text.empty())
      return refuse(identifier, nullptr,
                    fmt::format("the identifier of a loop is a name, found {}", describe(identifier.kind)));
    if (!parts.items[2]->is_object())
      return refuse(*parts.items[2], nullptr,
                    fmt::format("a loop makes members of an object, found {}", describe(parts.items[2]->kind)));
    if (depth_ >= max_nested_loops)
      return refuse(object, &member, fmt::format("loops stand at most {} deep", max_nested_loops));
    if (round_named(identifier.text, round_))
      return refuse(identifier, nullptr,
                    fmt::format("\"{}\" is the identifier of a loop around this one", identifier.text));
    if (written_.parameters().contains(identifier.text) || written_.resources().contains(identifier.text))
      return refuse(
          identifier, nullptr,
          fmt::format("\"{}\" is a {} of this template; the identifier of a loop is a name of its own", identifier.text,
                      written_.parameters().contains(identifier.text) ? "parameter" : "resource"));
    return true;
  }

  bool refuse(const Node& node, const Member* member, std::string message) {
    problem(node, member, std::move(message));
    return false;
  }

  /// Each place has at most one problem, however many rounds come by.
  void problem(const Node& node, const Member* member, std::string message) {
    if (said_.insert(member ? static_cast<const void*>(member) : &node).second)
      out_.problems_.push_back({&node, member, std::move(message)});
  }

  void too_long(const Node& parts) {
    if (!said_too_long_)
      problem(parts, nullptr,
              fmt::format("with its loops unrolled the template has more than {} bytes, which is more than "
                          "CloudFormation takes",
                          max_unrolled_bytes));
    said_too_long_ = true;
  }

  void spend(std::size_t bytes) {
    if (round_) spent_ += bytes;
  }
  [[nodiscard]] bool is_spent() const { return spent_ > max_unrolled_bytes; }

  const Template& written_;
  CollectionReader collections_;
  document::Builder builder_;
  Unrolled out_;
  const Round* round_ = nullptr;
  std::size_t depth_ = 0;
  std::size_t spent_ = 0;
  bool unrolls_ = false;  ///< Loops here are loops.
  bool computes_ = true;  ///< Calls here may come to a text.
  bool said_too_long_ = false;
  std::unordered_set<const void*> said_;
  std::unordered_map<std::string_view, const Node*> loops_;  ///< By name.
};

const Unrolled::Made* Unrolled::made_by(const Node& node, const Node** top) const {
  for (const Node* at = &node; at; at = at->parent) {
    const auto found = made_.find(at);
    if (found == made_.end()) continue;
    if (top) *top = at;
    return &found->second;
  }
  return nullptr;
}

std::size_t Unrolled::rounds_of(const Node& written) const {
  const auto found = counts_.find(&written);
  return found == counts_.end() ? 0 : found->second;
}

bool Unrolled::is_open(const Node& node) const {
  if (open_.empty()) return false;
  const Node* whole = &node;
  for (const Node* at = &node; at; at = at->parent) {
    if (at->is_array() && open_.contains(at)) return true;
    if (const auto call = call_of(*at); call && call->function != Function::if_) whole = at;
  }
  const auto has_open = [this](const auto& self, const Node& at) -> bool {
    return open_.contains(&at) || std::ranges::any_of(at.items, [&](const Node* item) { return self(self, *item); }) ||
           std::ranges::any_of(at.members, [&](const Member& member) { return self(self, *member.value); });
  };
  return open_.contains(whole) || (call_of(*whole) && has_open(has_open, *whole));
}

std::optional<Unrolled> unroll_loops(const Template& written, const std::optional<ParameterValues>& deployment) {
  if (!written.has_language_extensions()) return std::nullopt;
  const bool any = std::any_of(std::begin(sections_with_loops), std::end(sections_with_loops), [&](auto name) {
    const Node* section = written.section(name);
    return section && has_loops(*section);
  });
  if (!any) return std::nullopt;
  return Unroller(written, deployment).run();
}

}  // namespace cfnsonnet
