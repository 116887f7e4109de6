#include "rules/findings/remedy.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "document/edit.h"
#include "rules/findings/findings.h"

namespace cfnsonnet::rules {

using document::Member;
using document::Node;
using document::Origin;
using document::Syntax;

namespace {

/// A place as something to compare: a source, and where in it.
using Written = std::pair<const Source*, Span>;

Written place_of(const Origin& origin) { return {origin.source, origin.span}; }

const Origin& origin_of(const Remedy& remedy) {
  return remedy.member ? remedy.member->origin() : remedy.node->origin();
}

bool holds(const Node& parent, const Node& node) {
  return parent.is_array() ? parent.items[node.index] == &node : parent.members[node.index].value == &node;
}

/// What a text spells (a policy) has the text's parent, which does not hold it: it is a tree of its own.
const Node* root_of(const Node& node) {
  const Node* root = &node;
  while (root->parent && holds(*root->parent, *root)) root = root->parent;
  return root;
}

/// How many values, and names of members, come from each of the places that matter.
class Uses {
 public:
  explicit Uses(std::span<const Remedy> remedies) {
    for (const Remedy& remedy : remedies)
      if (remedy.kind != Remedy::Kind::none) count_.emplace(place_of(origin_of(remedy)), 0);
  }
  void count(const Node& node) {
    add(node.origin());
    for (const Node* item : node.items) count(*item);
    for (const Member& member : node.members) {
      add(member.origin());
      count(*member.value);
    }
  }
  [[nodiscard]] std::size_t at(const Origin& origin) const { return count_.at(place_of(origin)); }
  [[nodiscard]] bool empty() const { return count_.empty(); }

 private:
  void add(const Origin& origin) {
    if (const auto found = count_.find(place_of(origin)); found != count_.end()) ++found->second;
  }
  std::map<Written, std::size_t> count_;
};

std::optional<Edit> edit_of(const Remedy& remedy, Syntax syntax) {
  switch (remedy.kind) {
    case Remedy::Kind::rename:
      return document::rename_at(remedy.member->origin(), remedy.member->name, remedy.text, syntax);
    case Remedy::Kind::replace:
      return document::replace_at(remedy.node->origin(), remedy.node->text, remedy.text, syntax);
    case Remedy::Kind::remove: return document::remove_string(*remedy.node, syntax);
    case Remedy::Kind::unwrap: return document::unwrap_call(*remedy.node, syntax);
    case Remedy::Kind::refer: return document::refer_to(*remedy.node, remedy.text, syntax);
    case Remedy::Kind::add_to: return document::add_to_field(remedy.member->origin(), syntax);
    case Remedy::Kind::none: break;
  }
  return std::nullopt;
}

std::string describe(const Remedy& remedy) {
  switch (remedy.kind) {
    case Remedy::Kind::rename:
      return fmt::format("rename \"{}\" to \"{}\"", shortened(remedy.member->name), shortened(remedy.text));
    case Remedy::Kind::replace:
      return fmt::format("replace \"{}\" by \"{}\"", shortened(remedy.node->text), shortened(remedy.text));
    case Remedy::Kind::remove: return fmt::format("remove \"{}\"", shortened(remedy.node->text));
    case Remedy::Kind::unwrap: return fmt::format("leave out the {}", remedy.node->members.front().name);
    case Remedy::Kind::refer:
      return fmt::format("use {} \"{}\"", remedy.text.find('.') == std::string::npos ? "Ref" : "Fn::GetAtt",
                         shortened(remedy.text));
    case Remedy::Kind::add_to: return fmt::format("write \"{}+:\"", shortened(remedy.member->name));
    case Remedy::Kind::none: break;
  }
  return {};
}

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// How often sources have a text as a word.
class Words {
 public:
  explicit Words(const document::Document& document) : document_(document) {
    for (const SourcePtr& source : document.sources()) {
      const std::string_view text = source->text;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && is_word(text[at])) ++at;
        if (at > begin)
          ++count_[text.substr(begin, at - begin)];
        else
          ++at;
      }
    }
  }
  [[nodiscard]] std::size_t occurrences(std::string_view word) const {
    if (word.empty() || !std::ranges::all_of(word, is_word)) return occurrences_of_text(word);
    const auto found = count_.find(word);
    return found == count_.end() ? 0 : found->second;
  }

 private:
  /// Of what is no word but several.
  [[nodiscard]] std::size_t occurrences_of_text(std::string_view word) const {
    std::size_t count = 0;
    for (const SourcePtr& source : document_.sources()) {
      const std::string_view text = source->text;
      for (std::size_t at = text.find(word); at != std::string_view::npos && !word.empty();
           at = text.find(word, at + word.size())) {
        const bool goes_on = at + word.size() < text.size() && is_word(text[at + word.size()]);
        if (!goes_on && (at == 0 || !is_word(text[at - 1]))) ++count;
      }
    }
    return count;
  }
  const document::Document& document_;
  std::unordered_map<std::string_view, std::size_t> count_;
};

/// What a remedy changes from what into what.
using Change = std::tuple<Remedy::Kind, std::string_view, std::string_view>;

Change change_of(const Remedy& remedy) {
  return {remedy.kind, remedy.member ? remedy.member->name : remedy.node->text, remedy.text};
}

}  // namespace

Remedy rename(const Member& member, std::string_view name) {
  return {Remedy::Kind::rename, nullptr, &member, std::string(name), root_of(*member.value)};
}
Remedy replace(const Node& node, std::optional<std::string_view> text) {
  if (!text || !node.is_string()) return {};
  return {Remedy::Kind::replace, &node, nullptr, std::string(*text), root_of(node)};
}
Remedy remove(const Node& node) { return {Remedy::Kind::remove, &node, nullptr, {}, root_of(node)}; }
Remedy refer(const Node& call, std::string name) {
  return {Remedy::Kind::refer, &call, nullptr, std::move(name), root_of(call)};
}
Remedy add_to(const Member& field) { return {Remedy::Kind::add_to, nullptr, &field, {}, root_of(*field.value)}; }
Remedy unwrap(const Node& call) { return {Remedy::Kind::unwrap, &call, nullptr, {}, root_of(call)}; }

std::vector<std::optional<Fix>> fixes_of(std::vector<Remedy> remedies, const document::Document& document) {
  std::vector<std::optional<Fix>> fixes(remedies.size());
  for (Remedy& remedy : remedies)
    if (remedy.root != &document.root()) remedy = {};
  Uses uses(remedies);
  if (uses.empty()) return fixes;
  uses.count(document.root());
  const Syntax syntax = document::syntax_of(*document.source());

  // Of each place, the values of the template that are put right by a change of it, and of each change, its places.
  std::map<std::pair<Written, Change>, std::set<const void*>> put_right;
  std::map<Change, std::set<Written>> places;
  for (const Remedy& remedy : remedies) {
    if (remedy.kind == Remedy::Kind::none) continue;
    const Change change = change_of(remedy);
    const Written place = place_of(origin_of(remedy));
    put_right[{place, change}].insert(remedy.member ? static_cast<const void*>(remedy.member) : remedy.node);
    places[change].insert(place);
  }
  std::map<Change, bool> is_everywhere;
  std::optional<Words> words;
  for (std::size_t i = 0; i < remedies.size(); ++i) {
    const Remedy& remedy = remedies[i];
    if (remedy.kind == Remedy::Kind::none) continue;
    const Change change = change_of(remedy);
    const Origin& origin = origin_of(remedy);
    if (put_right[{place_of(origin), change}].size() != uses.at(origin)) continue;
    const bool is_spoken_of = syntax == Syntax::jsonnet &&
                              (remedy.kind == Remedy::Kind::rename || remedy.kind == Remedy::Kind::replace);
    if (is_spoken_of) {
      const auto [known, added] = is_everywhere.try_emplace(change, false);
      if (added && !words) words.emplace(document);
      if (added) known->second = words->occurrences(std::get<1>(change)) == places[change].size();
      if (!known->second) continue;
    }
    if (auto edit = edit_of(remedy, syntax)) fixes[i] = Fix{describe(remedy), {std::move(*edit)}};
  }
  return fixes;
}

}  // namespace cfnsonnet::rules
