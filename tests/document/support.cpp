#include "support.h"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace cfnsonnet::document {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Node& node) {
  switch (node.kind) {
    case Kind::null: return nullptr;
    case Kind::boolean: return node.boolean;
    case Kind::number:
      if (node.number() == static_cast<double>(static_cast<long long>(node.number())))
        return static_cast<long long>(node.number());
      return node.number();
    case Kind::string: return std::string(node.text);
    case Kind::array: {
      Json array = Json::array();
      for (const Node* item : node.items) array.push_back(to_json(*item));
      return array;
    }
    case Kind::object: {
      Json object = Json::object();
      for (const Member& member : node.members) object[std::string(member.name)] = to_json(*member.value);
      return object;
    }
  }
  return nullptr;
}

std::string at(Position position) { return std::to_string(position.line) + ":" + std::to_string(position.column); }

std::string at(const Range& range) { return range.known() ? at(range.start) + "-" + at(range.end) : "-"; }

}  // namespace

std::string place(const Origin& origin) { return at(location_of(origin).range()); }

std::string show(const Document& document) { return to_json(document.root()).dump(); }

std::string show(Reader reader, std::string_view text) {
  const ReadResult result = reader(std::make_shared<Source>("t", std::string(text)));
  if (result) return show(*result);
  std::string out;
  for (const Finding& finding : result.error()) {
    const bool is_empty = finding.message.starts_with("the template is empty");
    if (finding.rule != (is_empty ? "E1001" : "E0000") || finding.level != Level::error || !finding.path.empty())
      out += "[not an E0000] ";
    if (!out.empty()) out += "\n";
    out += at(finding.location.range()) + " " + finding.message;
    for (const Related& related : finding.related)
      out += "; " + at(related.location.range().start) + " " + related.message;
  }
  return out;
}

Document read(Reader reader, std::string_view text) {
  ReadResult result = reader(std::make_shared<Source>("t", std::string(text)));
  if (!result) throw std::runtime_error("not readable: " + result.error().front().message);
  return std::move(*result);
}

}  // namespace cfnsonnet::document
