#include "schema/compiler/graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/comparison.h"
#include "schema/keyword.h"

namespace cfnsonnet::schema {
namespace {

using nlohmann::json;

/// Ends the reading of a type; never leaves this file.
struct Problem {
  std::string place, what;
};

Draft draft_of(Keyword keyword) {
  Draft draft;
  draft.keyword = keyword;
  return draft;
}

bool is_structure(std::string_view type) { return type.starts_with("structure:"); }

class GraphReader {
 public:
  GraphReader(const json& types, const std::map<std::string, std::string>& files) : types_(types), files_(files) {}

  Expected<Graph> run() {
    if (!types_.is_object()) return tl::unexpected(Error("the types are no object"));
    for (const auto& [name, type] : types_.items()) roots_[name] = new_node({});
    for (const auto& [name, type] : types_.items()) {
      try {
        first_node_[static_cast<NodeId>(graph_.nodes.size())] = name;
        read_type(name, type);
      } catch (const Problem& problem) {
        return tl::unexpected(message(name, problem.place, problem.what));
      }
    }
    if (const auto problem = find_circle()) return tl::unexpected(*problem);
    return std::move(graph_);
  }

 private:
  [[noreturn]] static void fail(std::string_view place, std::string what) {
    throw Problem{std::string(place), std::move(what)};
  }

  [[nodiscard]] Error message(const std::string& type, std::string_view place, std::string_view what) const {
    const auto file = files_.find(type);
    return fmt::format("{}{}: {}: {}", file == files_.end() ? "" : file->second + ": ", type,
                       place.empty() ? "/" : place, what);
  }

  NodeId new_node(std::string place) {
    graph_.nodes.emplace_back();
    places_.push_back(std::move(place));
    return static_cast<NodeId>(graph_.nodes.size() - 1);
  }

  // A schema that applies itself to the same value (A is any of B, B is all of A) can never be evaluated.
  std::optional<Error> find_circle() const {
    enum : std::uint8_t { fresh, open, done };
    std::vector<std::uint8_t> state(graph_.nodes.size(), fresh);
    std::vector<std::pair<NodeId, std::vector<NodeId>>> stack;
    const auto enter = [&](NodeId node) {
      state[node] = open;
      stack.emplace_back(node, std::vector<NodeId>());
      for (const Draft& draft : graph_.nodes[node]) {
        if (applies_in_place(draft.keyword))
          stack.back().second.insert(stack.back().second.end(), draft.schemas.begin(), draft.schemas.end());
      }
    };
    for (NodeId root = 0; root < graph_.nodes.size(); ++root) {
      if (state[root] == fresh) enter(root);
      while (!stack.empty()) {
        auto& [node, children] = stack.back();
        if (children.empty()) {
          state[node] = done;
          stack.pop_back();
          continue;
        }
        const NodeId child = children.back();
        children.pop_back();
        if (state[child] == open)
          return message(type_of(child), places_[child], "the schema refers to itself in a circle");
        if (stack.size() >= format::max_in_place_depth) {
          return message(type_of(child), places_[child],
                         fmt::format("more than {} schemas apply to one value", format::max_in_place_depth));
        }
        if (state[child] == fresh) enter(child);
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] const std::string& type_of(NodeId node) const {
    for (const auto& [name, root] : roots_) {
      if (root == node) return name;
    }
    return std::prev(first_node_.upper_bound(node))->second;
  }

  void read_type(const std::string& name, const json& value) {
    if (!value.is_object()) fail("", "a type is an object");
    definitions_ = value.contains("definitions") ? &value["definitions"] : nullptr;
    if (definitions_ && !definitions_->is_object()) fail("/definitions", "definitions are an object");
    defined_.clear();
    resolving_.clear();

    GraphType type;
    type.name = name;
    type.schema = roots_[name];
    if (!value.contains("schema")) fail("", "a type needs a \"schema\"");
    work_.push_back({type.schema, &value["schema"], "/schema"});
    for (const auto& [key, member] : value.items()) {
      const std::string place = pointer("", key);
      if (key == "schema" || key == "source" || key == "note") continue;  // The latter two are for people.
      if (key == "definitions") {
        for (const auto& [definition_name, ignored] : member.items()) {
          type.definitions.emplace_back(definition_name, definition(definition_name, place));
        }
      } else if (key == "attributes") {
        if (!member.is_object()) fail(place, "attributes are an object");
        for (const auto& [attribute, schema] : member.items()) {
          type.attributes.emplace_back(attribute, node(schema, pointer(place, attribute)));
        }
      } else if (key == "ref") {
        type.ref = node(member, place);
      } else if (key == "lifecycle") {
        read_lifecycle(member, place, type);
      } else if (key == "tagging") {
        if (!member.is_string()) fail(place, "tagging names a property");
        type.tag_property = member;
      } else if (const auto* list = std::ranges::find(path_lists, key); list != std::end(path_lists)) {
        type.paths[static_cast<std::size_t>(list - path_lists)] = strings(member, place);
      } else {
        fail(place, fmt::format("unknown member \"{}\" of a type", key));
      }
    }
    while (!work_.empty()) {
      const Work work = std::move(work_.back());
      work_.pop_back();
      read_schema(work);
    }
    graph_.types.push_back(std::move(type));
  }

  static void read_lifecycle(const json& value, const std::string& place, GraphType& type) {
    if (!value.is_object()) fail(place, "a lifecycle is an object");
    for (const auto& [key, member] : value.items()) {
      if (!member.is_string()) fail(pointer(place, key), "is no string");
      const std::string text = member;
      if (key == "status") {
        const auto status = find_status_name(text);
        if (!status)
          fail(pointer(place, key),
               fmt::format("unknown status \"{}\"; one of active, maintenance, sunset, shutdown", text));
        type.lifecycle = *status;
      } else if (key == "date") {
        type.lifecycle_date = text;
      } else {
        fail(pointer(place, key), fmt::format("unknown member \"{}\" of a lifecycle", key));
      }
    }
  }

  // A node for a schema that stands at `place`; what is only a reference is the node that it refers to.
  NodeId node(const json& schema, const std::string& place) {
    if (schema.is_object() && schema.size() == 1 && schema.contains("$ref"))
      return reference(schema["$ref"], pointer(place, "$ref"));
    const NodeId id = new_node(place);
    work_.push_back({id, &schema, place});
    return id;
  }

  NodeId reference(const json& value, const std::string& place) {
    constexpr std::string_view local = "#/definitions/";
    if (!value.is_string()) fail(place, "$ref is no string");
    const std::string& text = value.get_ref<const std::string&>();
    if (text.starts_with(local)) return definition(text.substr(local.size()), place);
    const auto root = roots_.find(text);
    if (root == roots_.end() || !is_structure(text)) {
      fail(place, fmt::format("$ref to unknown \"{}\"; it is \"#/definitions/NAME\" or the name of a structure", text));
    }
    return root->second;
  }

  NodeId definition(const std::string& name, const std::string& place) {
    if (const auto it = defined_.find(name); it != defined_.end()) return it->second;
    if (!definitions_ || !definitions_->contains(name))
      fail(place, fmt::format("$ref to an unknown definition \"{}\"", name));
    if (!resolving_.insert(name).second) fail(place, fmt::format("the definition \"{}\" is nothing but itself", name));
    const NodeId id = node((*definitions_)[name], pointer("/definitions", name));
    return defined_[name] = id;
  }

  struct Work {
    NodeId node;
    const json* schema;
    std::string place;
  };

  void read_schema(const Work& work) {
    const json& schema = *work.schema;
    GraphNode drafts;
    if (schema.is_boolean()) {
      if (!schema.get<bool>()) drafts.push_back(draft_of(Keyword::never));
    } else if (schema.is_object()) {
      std::vector<NodeId> all_of;
      for (const auto& [key, argument] : schema.items()) {
        const std::string place = pointer(work.place, key);
        if (key == "$ref") {
          all_of.push_back(reference(argument, place));
          continue;
        }
        if (key == "then" || key == "else") {
          if (!schema.contains("if")) fail(place, fmt::format("\"{}\" without \"if\"", key));
          continue;
        }
        const KeywordInfo* keyword = find_keyword(key);
        if (!keyword) fail(place, fmt::format("unknown keyword \"{}\"", key));
        read_keyword(*keyword, schema, argument, place, drafts);
      }
      if (!all_of.empty()) {
        const auto it = std::ranges::find(drafts, Keyword::all_of, &Draft::keyword);
        if (it != drafts.end()) {
          it->schemas.insert(it->schemas.end(), all_of.begin(), all_of.end());
        } else {
          drafts.push_back(draft_of(Keyword::all_of));
          drafts.back().schemas = std::move(all_of);
        }
      }
      std::ranges::stable_sort(drafts, {}, &Draft::keyword);
    } else {
      fail(work.place, "a schema is an object, true or false");
    }
    graph_.nodes[work.node] = std::move(drafts);
  }

  void read_keyword(const KeywordInfo& keyword, const json& schema, const json& argument, const std::string& place,
                    GraphNode& out) {
    Draft draft = draft_of(keyword.keyword);
    switch (keyword.argument) {
      case Argument::never: return;
      case Argument::types: draft.word = types(argument, place); break;
      case Argument::values:
        if (!argument.is_array()) fail(place, "is no list");
        for (const json& item : argument) draft.values.push_back(value(item, place));
        sort(draft.values);
        break;
      case Argument::value: draft.values.push_back(value(argument, place)); break;
      case Argument::schema: draft.schemas.push_back(node(argument, place)); break;
      case Argument::schemas:
        if (!argument.is_array() || argument.empty()) fail(place, "is no list of schemas");
        for (std::size_t i = 0; i < argument.size(); ++i)
          draft.schemas.push_back(node(argument[i], pointer(place, std::to_string(i))));
        break;
      case Argument::condition: {
        draft.schemas.push_back(node(argument, place));
        const std::string outer = place.substr(0, place.rfind('/'));
        for (const char* part : {"then", "else"}) {
          static const json anything = true;
          draft.schemas.push_back(node(schema.contains(part) ? schema[part] : anything, pointer(outer, part)));
        }
        break;
      }
      case Argument::strings: draft.strings = strings(argument, place); break;
      case Argument::comparisons:
        draft.strings = strings(argument, place);
        for (const std::string& text : draft.strings)
          if (!parse_comparison(text)) fail(place, fmt::format("\"{}\" is no comparison, \"A <= B\"", text));
        break;
      case Argument::groups:
        if (argument.is_array() && !argument.empty() && argument[0].is_array()) {
          for (std::size_t i = 0; i < argument.size(); ++i) {
            out.push_back(draft_of(keyword.keyword));
            out.back().strings = strings(argument[i], pointer(place, std::to_string(i)));
          }
          return;
        }
        draft.strings = strings(argument, place);
        break;
      case Argument::flag:
        if (!argument.is_boolean()) fail(place, "is neither true nor false");
        if (!argument.get<bool>()) return;
        break;
      case Argument::pattern:
      case Argument::text:
        if (!argument.is_string()) fail(place, "is no string");
        draft.text = argument;
        break;
      case Argument::count: draft.word = count(argument, place); break;
      case Argument::number:
        if (!argument.is_number()) fail(place, "is no number");
        draft.number = argument;
        break;
      case Argument::properties:
      case Argument::pattern_properties:
        if (!argument.is_object()) fail(place, "is no object");
        for (const auto& [name, member] : argument.items())
          draft.members.emplace_back(name, node(member, pointer(place, name)));
        break;
      case Argument::dependencies:
        if (!argument.is_object()) fail(place, "is no object");
        for (const auto& [name, others] : argument.items())
          draft.dependencies.emplace_back(name, strings(others, pointer(place, name)));
        break;
    }
    out.push_back(std::move(draft));
  }

  static std::uint32_t types(const json& argument, const std::string& place) {
    std::uint32_t bits = 0;
    const auto add = [&](const json& name) {
      if (!name.is_string()) fail(place, "is no name of a type");
      const auto type = find_type_name(name.get_ref<const std::string&>());
      if (!type) fail(place, fmt::format("unknown type \"{}\"", name.get_ref<const std::string&>()));
      bits |= static_cast<std::uint8_t>(*type);
    };
    if (argument.is_array()) {
      for (const json& name : argument) add(name);
    } else {
      add(argument);
    }
    if (bits == 0) fail(place, "names no type");
    return bits;
  }

  static DraftValue value(const json& item, const std::string& place) {
    DraftValue result;
    if (item.is_string()) {
      result.kind = Value::Kind::string;
      result.text = item;
    } else if (item.is_number()) {
      result.kind = Value::Kind::number;
      result.text = item.dump();
      result.number = item;
    } else if (item.is_boolean()) {
      result.kind = Value::Kind::boolean;
      result.boolean = item;
    } else if (!item.is_null()) {
      fail(place, "lists a value that is no scalar");
    }
    return result;
  }

  static void sort(std::vector<DraftValue>& values) {
    const auto key = [](const DraftValue& v) {
      return std::tuple(v.kind, v.number, std::string_view(v.text), v.boolean);
    };
    std::ranges::sort(values, {}, key);
    const auto same = [&](const DraftValue& a, const DraftValue& b) { return key(a) == key(b); };
    values.erase(std::unique(values.begin(), values.end(), same), values.end());
  }

  static std::vector<std::string> strings(const json& argument, const std::string& place) {
    if (!argument.is_array()) fail(place, "is no list");
    std::vector<std::string> result;
    for (const json& item : argument) {
      if (!item.is_string()) fail(place, "lists something that is no string");
      result.push_back(item);
    }
    return result;
  }

  // Lengths beyond 32 bits do not limit anything that we can hold.
  static std::uint32_t count(const json& argument, const std::string& place) {
    if (!argument.is_number() || argument.get<double>() < 0) fail(place, "is no count");
    return static_cast<std::uint32_t>(
        std::min(argument.get<double>(), double{std::numeric_limits<std::uint32_t>::max()}));
  }

  const json& types_;
  const std::map<std::string, std::string>& files_;
  Graph graph_;
  std::map<std::string, NodeId> roots_;
  std::vector<std::string> places_;           // Of each node, within its type.
  std::map<NodeId, std::string> first_node_;  // → the type whose nodes start there.
  // Of the type that is being read:
  const json* definitions_ = nullptr;
  std::map<std::string, NodeId> defined_;
  std::set<std::string> resolving_;
  std::vector<Work> work_;
};

// Everything in a node but its children, as text.
std::string own_words(const GraphNode& node) {
  std::string out;
  const auto text = [&](std::string_view part) { fmt::format_to(std::back_inserter(out), "{}:{}", part.size(), part); };
  for (const Draft& draft : node) {
    fmt::format_to(std::back_inserter(out), "\n{} {} {} {} ", static_cast<int>(draft.keyword), draft.word, draft.number,
                   draft.schemas.size());
    text(draft.text);
    for (const std::string& string : draft.strings) text(string);
    for (const DraftValue& value : draft.values) {
      fmt::format_to(std::back_inserter(out), " v{}{}", static_cast<int>(value.kind), value.boolean);
      text(value.text);
    }
    for (const auto& [name, child] : draft.members) text(name);
    for (const auto& [name, others] : draft.dependencies) {
      fmt::format_to(std::back_inserter(out), " d{}", others.size());
      text(name);
      for (const std::string& other : others) text(other);
    }
  }
  return out;
}

}  // namespace

std::vector<NodeId> Graph::children(NodeId node) const {
  std::vector<NodeId> result;
  for (const Draft& draft : nodes[node]) {
    result.insert(result.end(), draft.schemas.begin(), draft.schemas.end());
    for (const auto& [name, child] : draft.members) result.push_back(child);
  }
  return result;
}

Expected<Graph> read_graph(const json& types, const std::map<std::string, std::string>& files) {
  return GraphReader(types, files).run();
}

std::vector<std::uint32_t> equal_nodes(const Graph& graph) {
  std::vector<std::uint32_t> classes(graph.nodes.size());
  std::size_t count = 0;
  {
    std::map<std::string, std::uint32_t> seen;
    for (NodeId node = 0; node < classes.size(); ++node) {
      classes[node] = seen.try_emplace(own_words(graph.nodes[node]), static_cast<std::uint32_t>(seen.size()))
                          .first->second;
    }
    count = seen.size();
  }
  std::vector<std::vector<NodeId>> children(classes.size());
  for (NodeId node = 0; node < classes.size(); ++node) children[node] = graph.children(node);
  // A round can only split classes; when none was split, the classes are final.
  for (;;) {
    std::map<std::vector<std::uint32_t>, std::uint32_t> seen;
    std::vector<std::uint32_t> refined(classes.size());
    for (NodeId node = 0; node < classes.size(); ++node) {
      std::vector<std::uint32_t> key{classes[node]};
      for (const NodeId child : children[node]) key.push_back(classes[child]);
      refined[node] = seen.try_emplace(std::move(key), static_cast<std::uint32_t>(seen.size())).first->second;
    }
    const bool stable = seen.size() == count;
    count = seen.size();
    classes = std::move(refined);
    if (stable) return classes;
  }
}

}  // namespace cfnsonnet::schema
