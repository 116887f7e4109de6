// Three steps: read every schema of every type into one graph and find the nodes that say the same; give everything its
// place; write the words. All sizes but that of the lists are known beforehand, and nothing stands behind the lists, so
// that one pass suffices.
#include "schema/compiler/pack.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schema/compiler/graph.h"
#include "schema/format.h"
#include "schema/keyword.h"
#include "schema/validate.h"

namespace cfnsonnet::schema {
namespace {

using Words = std::vector<std::uint32_t>;

std::uint32_t size_of(const auto& container) { return static_cast<std::uint32_t>(container.size()); }

/// Words [length] [bytes, a NUL, padding].
std::uint32_t string_size(std::string_view text) { return 1 + size_of(text) / 4 + 1; }

class Writer {
 public:
  Writer(const Graph& graph, std::string_view sources, std::uint32_t base, Offset offset = {})
      : graph_(graph), sources_(sources), offset_(offset) {
    header_.base = base;
  }

  Words run() {
    classes_ = equal_nodes(graph_);
    order_schemas();
    collect();
    place();
    write();
    return std::move(words_);
  }

 private:
  // In the order in which the types reach them, so that what is read together lies together.
  void order_schemas() {
    std::vector<NodeId> stack;
    const auto visit = [&](NodeId root) {
      stack.push_back(root);
      while (!stack.empty()) {
        const NodeId node = stack.back();
        stack.pop_back();
        if (!schemas_.try_emplace(classes_[node], 0).second) continue;
        order_.push_back(node);
        const auto children = graph_.children(node);
        stack.insert(stack.end(), children.rbegin(), children.rend());
      }
    };
    for (const GraphType& type : graph_.types) {
      visit(type.schema);
      for (const auto& [name, node] : type.definitions) visit(node);
      for (const auto& [name, node] : type.attributes) visit(node);
      if (type.ref) visit(*type.ref);
    }
  }

  void collect() {
    const auto string = [&](const std::string& text) { strings_.try_emplace(text, 0); };
    const auto pattern = [&](const std::string& text) {
      string(text);
      patterns_.try_emplace(text, 0);
    };
    string(std::string(sources_));
    for (const NodeId node : order_) {
      for (const Draft& draft : graph_.nodes[node]) {
        const Argument argument = info(draft.keyword).argument;
        if (argument == Argument::pattern) pattern(draft.text);
        if (argument == Argument::text) string(draft.text);
        if (argument == Argument::number) numbers_.try_emplace(draft.number, 0);
        std::ranges::for_each(draft.strings, string);
        for (const DraftValue& value : draft.values) {
          string(value.text);
          if (value.kind == Value::Kind::number) numbers_.try_emplace(value.number, 0);
        }
        for (const auto& [name, child] : draft.members)
          argument == Argument::pattern_properties ? pattern(name) : string(name);
        for (const auto& [name, others] : draft.dependencies) {
          string(name);
          std::ranges::for_each(others, string);
        }
      }
    }
    for (const GraphType& type : graph_.types) {
      for (const auto& text : {type.name, type.lifecycle_date, type.tag_property}) string(text);
      for (const auto& [name, node] : type.attributes) string(name);
      for (const auto& [name, node] : type.definitions) string(name);
      for (const auto& paths : type.paths) std::ranges::for_each(paths, string);
    }
  }

  void place() {
    std::uint32_t at = offset_.words + format::header_words;
    const auto section = [&](format::Section& result, auto place_all) {
      result.begin = at;
      place_all();
      result.end = at;
    };
    section(header_.types, [&] { at += size_of(graph_.types) * format::type_words; });
    section(header_.patterns, [&] {
      for (auto& [text, id] : patterns_) id = offset_.patterns + at++ - header_.patterns.begin;
    });
    section(header_.strings, [&] {
      for (auto& [text, reference] : strings_) {
        reference = at;
        at += string_size(text);
      }
    });
    section(header_.numbers, [&] {
      for (auto& [number, reference] : numbers_) {
        reference = at;
        at += 2;
      }
    });
    section(header_.schemas, [&] {
      for (const NodeId node : order_) {
        schemas_[classes_[node]] = at;
        at += 1 + size_of(graph_.nodes[node]) * format::constraint_words;
      }
    });
    header_.lists.begin = at;
  }

  void write() {
    // The lists are made along the way, and put behind the rest in the end.
    Words types, schemas;
    for (const GraphType& type : graph_.types) write_type(type, types);
    for (const NodeId node : order_) {
      schemas.push_back(size_of(graph_.nodes[node]));
      for (const Draft& draft : graph_.nodes[node]) {
        schemas.push_back(static_cast<std::uint32_t>(draft.keyword));
        schemas.push_back(argument(draft));
      }
    }
    header_.lists.end = header_.lists.begin + size_of(lists_);
    header_.magic = format::magic;
    header_.format_version = format::format_version;
    header_.words = header_.lists.end - offset_.words;
    header_.sources = string(std::string(sources_));

    words_.resize(format::header_words);
    words_.reserve(header_.words);
    words_.insert(words_.end(), types.begin(), types.end());
    for (const auto& [text, id] : patterns_) words_.push_back(string(text));
    for (const auto& [text, reference] : strings_) {
      words_.push_back(size_of(text));
      words_.resize(words_.size() + string_size(text) - 1);
      std::memcpy(&words_[reference - offset_.words + 1], text.data(), text.size());
    }
    for (const auto& [number, reference] : numbers_) {
      words_.resize(words_.size() + 2);
      std::memcpy(&words_[reference - offset_.words], &number, sizeof number);
    }
    words_.insert(words_.end(), schemas.begin(), schemas.end());
    words_.insert(words_.end(), lists_.begin(), lists_.end());
    std::memcpy(words_.data(), &header_, sizeof header_);
    header_.checksum = format::checksum(words_.data() + format::checksummed_from, words_.data() + words_.size());
    std::memcpy(words_.data(), &header_, sizeof header_);
  }

  void write_type(const GraphType& type, Words& out) {
    Words record(format::type_words);
    record[format::type_name] = string(type.name);
    record[format::type_schema] = schema(type.schema);
    record[format::type_attributes] = members(type.attributes, false);
    record[format::type_ref] = type.ref ? schema(*type.ref) : 0;
    record[format::type_definitions] = members(type.definitions, false);
    for (std::uint32_t i = 0; i < type.paths.size(); ++i)
      record[format::type_primary_identifier + i] = strings(type.paths[i]);
    record[format::type_lifecycle] = static_cast<std::uint32_t>(type.lifecycle);
    record[format::type_lifecycle_date] = string(type.lifecycle_date);
    record[format::type_tag_property] = string(type.tag_property);
    out.insert(out.end(), record.begin(), record.end());
  }

  std::uint32_t argument(const Draft& draft) {
    switch (info(draft.keyword).argument) {
      case Argument::types:
      case Argument::count: return draft.word;
      case Argument::never:
      case Argument::flag: return 0;
      case Argument::pattern: return patterns_.at(draft.text);
      case Argument::text: return string(draft.text);
      case Argument::number: return numbers_.at(draft.number);
      case Argument::schema: return schema(draft.schemas.front());
      case Argument::values:
      case Argument::value: return values(draft.values);
      case Argument::schemas:
      case Argument::condition: {
        Words list{size_of(draft.schemas)};
        for (const NodeId child : draft.schemas) list.push_back(schema(child));
        return add_list(list);
      }
      case Argument::strings:
      case Argument::comparisons:
      case Argument::groups: return strings(draft.strings);
      case Argument::properties: return members(draft.members, false);
      case Argument::pattern_properties: return members(draft.members, true);
      case Argument::dependencies: {
        Words list{size_of(draft.dependencies)};
        for (const auto& [name, others] : draft.dependencies) {
          list.push_back(string(name));
          list.push_back(strings(others));
        }
        return add_list(list);
      }
    }
    return 0;
  }

  std::uint32_t values(const std::vector<DraftValue>& values) {
    Words list{size_of(values)};
    for (const DraftValue& value : values) {
      list.push_back(static_cast<std::uint32_t>(value.kind));
      list.push_back(string(value.text));
      list.push_back(value.kind == Value::Kind::number ? numbers_.at(value.number) : value.boolean);
    }
    return add_list(list);
  }

  std::uint32_t strings(const std::vector<std::string>& texts) {
    Words list{size_of(texts)};
    for (const std::string& text : texts) list.push_back(string(text));
    return add_list(list);
  }

  std::uint32_t members(const std::vector<std::pair<std::string, NodeId>>& members, bool patterns) {
    Words list{size_of(members)};
    for (const auto& [name, node] : members) {
      list.push_back(patterns ? patterns_.at(name) | format::pattern_bit : string(name));
      list.push_back(schema(node));
    }
    return add_list(list);
  }

  std::uint32_t add_list(const Words& list) {
    const std::string key(reinterpret_cast<const char*>(list.data()), list.size() * sizeof list[0]);
    const auto [it, fresh] = list_index_.try_emplace(key, header_.lists.begin + size_of(lists_));
    if (fresh) lists_.insert(lists_.end(), list.begin(), list.end());
    return it->second;
  }

  std::uint32_t string(const std::string& text) const { return strings_.at(text); }
  std::uint32_t schema(NodeId node) const { return schemas_.at(classes_[node]); }

  const Graph& graph_;
  std::string_view sources_;
  Offset offset_;
  std::vector<std::uint32_t> classes_;
  std::vector<NodeId> order_;                                 // One node of each class.
  std::unordered_map<std::uint32_t, std::uint32_t> schemas_;  // Class → reference.
  std::map<std::string, std::uint32_t> strings_, patterns_;   // → reference, PatternId.
  std::map<double, std::uint32_t> numbers_;
  std::unordered_map<std::string, std::uint32_t> list_index_;
  Words lists_, words_;
  format::Header header_{};
};

}  // namespace

Expected<std::vector<std::uint32_t>> pack(const nlohmann::json& types, std::string_view sources,
                                          const std::map<std::string, std::string>& files, std::uint32_t base) {
  auto graph = read_graph(types, files);
  if (!graph) return tl::unexpected(std::move(graph.error()));
  auto words = Writer(*graph, sources, base).run();
  // Nothing should be left to go wrong; a mistake of the writer must not get into anybody's binary.
  if (auto problem = validate(words)) return tl::unexpected(fmt::format("the packed schema {}", *problem));
  return words;
}

Expected<std::vector<std::uint32_t>> pack_behind(const nlohmann::json& types, Offset offset) {
  // What is wrong with it is found where it can be looked at by itself.
  if (auto alone = pack(types, ""); !alone) return alone;
  const auto graph = read_graph(types, {});
  if (!graph) return tl::unexpected(graph.error());
  return Writer(*graph, "", 0, offset).run();
}

}  // namespace cfnsonnet::schema
