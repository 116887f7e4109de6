#include "schema/describe.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "names/nearest.h"
#include "schema/keyword.h"
#include "text/ascii.h"

namespace cfnsonnet::schema {
namespace {

constexpr std::size_t max_values = 12;      // Of an enumeration; instance types come by the hundred.
constexpr std::size_t max_name_width = 40;  // Longer names push only their own line to the right.
constexpr std::size_t line_width = 100;
constexpr int max_summary_depth = 4;

std::string join(const auto& items, std::string_view separator) {
  return fmt::format("{}", fmt::join(items.begin(), items.end(), separator));
}

std::string quoted_values(const List<Value>& values) {
  std::vector<std::string> shown;
  for (const Value& value : values) {
    if (shown.size() == max_values) {
      shown.push_back(fmt::format("… {} more", values.size() - max_values));
      break;
    }
    switch (value.kind) {
      case Value::Kind::string:
      case Value::Kind::number: shown.emplace_back(value.text); break;
      case Value::Kind::boolean: shown.emplace_back(value.boolean ? "true" : "false"); break;
      case Value::Kind::null: shown.emplace_back("null"); break;
    }
  }
  return join(shown, " | ");
}

// "3 to 63 characters", "at least 1 item": from two keywords, either of which may be missing.
std::string range(const Schema& schema, Keyword low, Keyword high, std::string_view unit) {
  const auto from = schema.find(low), to = schema.find(high);
  const auto with_unit = [&](std::string text, bool one) {
    return unit.empty() ? text : fmt::format("{} {}{}", text, unit, one ? "" : "s");
  };
  const auto shown = [](const Constraint& limit) {
    return info(limit.keyword()).argument == Argument::number ? fmt::format("{}", limit.number())
                                                              : fmt::format("{}", limit.count());
  };
  if (from && to) {
    if (shown(*from) == shown(*to)) return with_unit("exactly " + shown(*from), shown(*from) == "1");
    return with_unit(shown(*from) + " to " + shown(*to), false);
  }
  if (from) return with_unit("at least " + shown(*from), shown(*from) == "1");
  if (to) return with_unit("at most " + shown(*to), shown(*to) == "1");
  return {};
}

class Summary {
 public:
  explicit Summary(const Type& type) {
    for (const Property& definition : type.definitions()) names_.try_emplace(definition.schema.id(), definition.name);
  }

  std::string of(const Schema& schema, int depth = 0) const {
    if (depth > max_summary_depth) return "…";
    if (const auto name = names_.find(schema.id()); name != names_.end() && is_object(schema))
      return std::string(name->second);
    return join(parts_of(schema, depth), ", ");
  }

  /// All of these hold for one value; the first says what it is.
  std::string of(const std::vector<Schema>& schemas) const {
    std::string text = of(schemas.front());
    const bool unsaid = text == anything;
    std::vector<std::string> said{text};
    for (std::size_t i = 1; i < schemas.size(); ++i) {
      for (std::string& part : parts_of(schemas[i], 0)) {
        // A kind says nothing new of what has one.
        if (part == anything || std::ranges::find(json_types, part, type_name) != std::end(json_types) ||
            std::ranges::find(said, part) != said.end())
          continue;
        said.push_back(std::move(part));
      }
    }
    if (unsaid && said.size() > 1) said.erase(said.begin());
    return join(said, ", ");
  }

 private:
  static constexpr std::string_view anything = "anything";

  std::vector<std::string> parts_of(const Schema& schema, int depth) const {
    std::vector<std::string> parts{kind(schema, depth)};
    const auto add = [&](std::string part) {
      if (!part.empty() && std::ranges::find(parts, part) == parts.end()) parts.push_back(std::move(part));
    };
    if (schema.find(Keyword::type)) add(forms(schema, depth));
    for (const Constraint& constraint : schema.constraints()) {
      switch (constraint.keyword()) {
        case Keyword::enumeration:
        case Keyword::enumeration_any_case:
        case Keyword::constant: add(quoted_values(constraint.values())); break;
        case Keyword::pattern: add(fmt::format("matches {}", constraint.text())); break;
        case Keyword::format: add(std::string(constraint.text())); break;
        case Keyword::unique_items: add("no item twice"); break;
        case Keyword::multiple_of: add(fmt::format("a multiple of {}", constraint.number())); break;
        case Keyword::exclusive_minimum: add(fmt::format("more than {}", constraint.number())); break;
        case Keyword::exclusive_maximum: add(fmt::format("less than {}", constraint.number())); break;
        default: break;
      }
    }
    add(range(schema, Keyword::min_length, Keyword::max_length, "character"));
    add(range(schema, Keyword::minimum, Keyword::maximum, ""));
    add(range(schema, Keyword::min_items, Keyword::max_items, "item"));
    if (parts.size() > 1 && parts.front() == anything) parts.erase(parts.begin());
    return parts;
  }

  static bool is_object(const Schema& schema) {
    const auto types = schema.find(Keyword::type);
    return schema.find(Keyword::properties) || (types && types->types().has(JsonType::object));
  }

  /// "AWS::KMS::Key.Arn or AWS::KMS::Key.Id"; empty where there are none, or some that have no short description.
  std::string forms(const Schema& schema, int depth) const {
    for (const Keyword keyword : {Keyword::any_of, Keyword::one_of}) {
      const auto forms = schema.find(keyword);
      if (!forms || schema.find(Keyword::properties)) continue;
      std::vector<std::string> shown;
      for (const Schema& form : forms->schemas()) {
        if (std::string text = of(form, depth + 1); std::ranges::find(shown, text) == shown.end())
          shown.push_back(std::move(text));
      }
      return std::ranges::find(shown, anything) == shown.end() || shown.size() == 1 ? join(shown, " or ")
                                                                                    : std::string(anything);
    }
    return {};
  }

  /// What a schema without a type can be about, by its other words.
  static std::string_view implied_kind(const Schema& schema) {
    for (const Keyword keyword : {Keyword::pattern, Keyword::min_length, Keyword::max_length})
      if (schema.find(keyword)) return "string";
    for (const Keyword keyword : {Keyword::properties, Keyword::pattern_properties, Keyword::required})
      if (schema.find(keyword)) return "object";
    for (const Keyword keyword : {Keyword::items, Keyword::min_items, Keyword::max_items})
      if (schema.find(keyword)) return "list";
    return anything;
  }

  std::string kind(const Schema& schema, int depth) const {
    if (schema.find(Keyword::never)) return "nothing";
    const auto types = schema.find(Keyword::type);
    if (!types) {
      std::string text = forms(schema, depth);
      return text.empty() ? std::string(implied_kind(schema)) : text;
    }
    std::vector<std::string> names;
    for (const JsonType type : json_types) {
      if (!types->types().has(type)) continue;
      const auto items = type == JsonType::array ? schema.find(Keyword::items) : std::nullopt;
      names.push_back(items ? "list of " + of(items->schema(), depth + 1)
                            : std::string(type == JsonType::array ? "list" : type_name(type)));
    }
    return join(names, " or ");
  }

  std::map<std::uint32_t, std::string_view> names_;
};

using Members = std::map<std::string_view, std::vector<Schema>>;

// The members of an object, those of its forms included, each with all that is said of it: first what the object itself
// says. What an overlay requires besides (it names its rule) says nothing of a member that is not there.
void collect_members(const Schema& schema, Members& members) {
  const bool is_rule = schema.find(Keyword::rule).has_value();
  if (const auto own = schema.find(Keyword::properties)) {
    for (const Property& property : own->properties()) {
      if (is_rule && !members.contains(property.name)) continue;
      members[property.name].push_back(property.schema);
    }
  }
  for (const Keyword keyword : {Keyword::all_of, Keyword::any_of, Keyword::one_of}) {
    const auto parts = schema.find(keyword);
    if (!parts) continue;
    for (const bool rules : {false, true}) {
      for (const Schema& part : parts->schemas())
        if (part.find(Keyword::rule).has_value() == rules) collect_members(part, members);
    }
  }
}

// Lists are looked through, down to what their items are; `path` gets a "*" for each.
Schema item_of(Schema schema, std::string& path) {
  for (;;) {
    const auto items = schema.find(Keyword::items);
    if (!items) return schema;
    schema = items->schema();
    path += path.empty() ? "*" : "/*";
  }
}

using Change = DescribedMember::Change;

class Explorer {
 public:
  Explorer(const Type& type, int depth) : type_(type), summary_(type), depth_(depth) {}

  Described whole() {
    Described result;
    result.name = type_.name();
    if (const auto ref = type_.ref()) result.ref = summary_.of(*ref);
    result.tag_property = type_.tag_property();
    if (type_.lifecycle() != LifecycleStatus::active) {
      result.lifecycle = status_name(type_.lifecycle());
      result.lifecycle_date = type_.lifecycle_date();
    }
    add_members(type_.schema(), "", 1, result.self);
    for (const Property& attribute : type_.attributes()) {
      DescribedMember& added = result.attributes.emplace_back();
      added.name = attribute.name;
      added.summary = summary_.of(attribute.schema);
    }
    for (const Property& definition : type_.definitions())
      if (definition.schema.find(Keyword::properties)) result.parts.emplace_back(definition.name);
    return result;
  }

  tl::expected<Described, std::string> part(std::string_view steps) {
    std::string path;
    std::vector<Schema> schemas{type_.schema()};
    if (!find_definition(steps, schemas.front(), path)) {
      std::string_view rest = steps;
      while (!rest.empty()) {
        const std::string_view step = rest.substr(0, rest.find_first_of("./"));
        rest.remove_prefix(std::min(rest.size(), step.size() + 1));
        Members members;
        collect_members(item_of(schemas.front(), path), members);
        const auto member = members.find(step);
        if (member == members.end()) return tl::unexpected(unknown(step, steps, members));
        schemas = member->second;
        path += path.empty() ? std::string(step) : fmt::format("/{}", step);
      }
    }
    Described result;
    result.name = fmt::format("{}.{}", type_.name(), steps);
    result.is_part = true;
    result.self.summary = summary_.of(schemas);
    set_flags(path, result.self);
    add_members(item_of(schemas.front(), path), path, 1, result.self);
    return result;
  }

 private:
  std::string unknown(std::string_view step, std::string_view steps, const Members& members) const {
    std::vector<std::string_view> candidates;
    for (const auto& [name, schemas] : members) candidates.push_back(name);
    if (step == steps) {
      for (const Property& definition : type_.definitions()) candidates.push_back(definition.name);
    }
    const auto meant = nearest(step, candidates);
    return fmt::format("{} has no \"{}\"{}", type_.name(), steps,
                       meant ? fmt::format("; did you mean \"{}\"?", *meant) : "");
  }

  bool find_definition(std::string_view name, Schema& schema, std::string& path) const {
    Members members;
    collect_members(type_.schema(), members);
    if (members.contains(name)) return false;
    const auto definition = find_property(type_.definitions(), name);
    if (!definition) return false;
    schema = definition->schema;
    std::set<std::uint32_t> seen;
    path = path_to(type_.schema(), schema.id(), "", seen).value_or("");
    return true;
  }

  // Where a part stands first, so that what is said of that place can be shown.
  std::optional<std::string> path_to(const Schema& from, std::uint32_t id, const std::string& path,
                                     std::set<std::uint32_t>& seen) const {
    std::string here = path;
    const Schema item = item_of(from, here);
    if (item.id() == id) return here;
    if (!seen.insert(item.id()).second) return std::nullopt;
    Members members;
    collect_members(item, members);
    for (const auto& [name, schemas] : members) {
      if (auto found = path_to(schemas.front(), id, here.empty() ? std::string(name) : fmt::format("{}/{}", here, name),
                               seen))
        return found;
    }
    return std::nullopt;
  }

  static bool has(const List<std::string_view>& paths, std::string_view path) {
    return std::ranges::find(paths, path) != paths.end();
  }

  // A change of a property inside one that replaces replaces too.
  static bool covers(const List<std::string_view>& paths, std::string_view path) {
    return std::ranges::any_of(paths, [&](std::string_view outer) {
      return path.starts_with(outer) && (path.size() == outer.size() || path[outer.size()] == '/');
    });
  }

  void set_flags(std::string_view path, DescribedMember& member) const {
    if (covers(type_.create_only(), path)) {
      member.change = Change::replaces;
    } else if (covers(type_.conditional_create_only(), path)) {
      member.change = Change::may_replace;
    }
    member.write_only = has(type_.write_only(), path);
    member.read_only = has(type_.read_only(), path);
    member.deprecated = has(type_.deprecated(), path);
  }

  /// @param base  The path of `schema`, which `holder` stands for.
  void add_members(const Schema& schema, const std::string& base, int level, DescribedMember& holder) {
    if (level > depth_ || std::ranges::find(open_, schema.id()) != open_.end()) return;
    Members found;
    collect_members(schema, found);
    if (base.empty()) std::erase_if(found, [&](const auto& member) { return has(type_.read_only(), member.first); });
    if (found.empty()) return;
    std::set<std::string_view> required;
    if (const auto names = schema.find(Keyword::required)) {
      for (const std::string_view name : names->strings()) required.insert(name);
    }
    open_.push_back(schema.id());
    for (const auto& [name, schemas] : found) {
      std::string path = base.empty() ? std::string(name) : fmt::format("{}/{}", base, name);
      DescribedMember& member = holder.members.emplace_back();
      member.name = name;
      member.summary = summary_.of(schemas);
      member.required = required.contains(name);
      set_flags(path, member);
      add_members(item_of(schemas.front(), path), path, level + 1, member);
    }
    open_.pop_back();
    holder.rules = rules(schema);
  }

  static std::vector<std::string> rules(const Schema& schema) {
    std::vector<std::string> lines;
    for (const Constraint& constraint : schema.constraints()) {
      switch (constraint.keyword()) {
        case Keyword::required_xor: lines.push_back("exactly one of " + join(constraint.strings(), ", ")); break;
        case Keyword::required_or: lines.push_back("at least one of " + join(constraint.strings(), ", ")); break;
        case Keyword::dependent_required:
          for (const Dependency& dependency : constraint.dependencies())
            lines.push_back(fmt::format("{} needs {}", dependency.name, join(dependency.others, ", ")));
          break;
        case Keyword::dependent_excluded:
          for (const Dependency& dependency : constraint.dependencies())
            lines.push_back(fmt::format("{} excludes {}", dependency.name, join(dependency.others, ", ")));
          break;
        case Keyword::comparisons:
          for (const std::string_view comparison : constraint.strings()) lines.emplace_back(comparison);
          break;
        case Keyword::one_of:
        case Keyword::any_of: forms(constraint, lines); break;
        default: break;
      }
    }
    return lines;
  }

  static void forms(const Constraint& constraint, std::vector<std::string>& lines) {
    std::vector<std::string> shown;
    for (const Schema& form : constraint.schemas()) {
      const auto required = form.find(Keyword::required);
      if (!required) return;  // Forms that differ by more than by what they need have no short description.
      shown.push_back(join(required->strings(), " and "));
    }
    lines.push_back(fmt::format("{} of: {}", constraint.keyword() == Keyword::one_of ? "exactly one" : "at least one",
                                join(shown, "; ")));
  }

  const Type& type_;
  Summary summary_;
  int depth_;
  std::vector<std::uint32_t> open_;  // What is being described: a part of itself is not described again.
};

// --- As text -------------------------------------------------------------------------------------

std::string flags_of(const DescribedMember& member) {
  std::string text;
  if (member.change == Change::replaces) text += " [replaces]";
  if (member.change == Change::may_replace) text += " [may replace]";
  if (member.write_only) text += " [write-only]";
  if (member.read_only) text += " [read-only]";
  if (member.deprecated) text += " [deprecated]";
  return text;
}

std::size_t width_of(const std::vector<DescribedMember>& members) {
  std::size_t width = 0;
  for (const DescribedMember& member : members) width = std::max(width, std::min(member.name.size(), max_name_width));
  return width;
}

void write_members(const DescribedMember& holder, const std::string& indent, std::string& out) {
  const std::size_t width = width_of(holder.members);
  for (const DescribedMember& member : holder.members) {
    out += fmt::format("{}{} {:<{}}  {}{}\n", indent, member.required ? '*' : ' ', member.name, width, member.summary,
                       flags_of(member));
    write_members(member, indent + "    ", out);
  }
  for (const std::string& rule : holder.rules) out += fmt::format("{}  {}\n", indent, rule);
}

void write_parts(const Described& type, std::string& out) {
  if (type.parts.empty()) return;
  out += fmt::format("\nParts (cfnsonnet schema {}.NAME)\n", type.name);
  std::string line = "   ";
  for (const std::string& name : type.parts) {
    if (line.size() + name.size() + 1 > line_width) {
      out += line + '\n';
      line = "   ";
    }
    line += fmt::format(" {}", name);
  }
  out += line + '\n';
}

std::string as_text(const Described& type) {
  std::string out = type.name + '\n';
  if (type.is_part) out += fmt::format("  {}{}\n", type.self.summary, flags_of(type.self));
  if (!type.ref.empty()) out += fmt::format("  Ref returns: {}\n", type.ref);
  if (!type.tag_property.empty()) out += fmt::format("  Tags are in: {}\n", type.tag_property);
  if (!type.lifecycle.empty())
    out += fmt::format("  The service is in {}{}{}\n", type.lifecycle, type.lifecycle_date.empty() ? "" : " since ",
                       type.lifecycle_date);
  if (!type.self.members.empty()) {
    out += fmt::format("\n{} (* required; a change [replaces] the resource, [may replace] it, or is made in place)\n",
                       type.is_part ? "Members" : "Properties");
    write_members(type.self, "  ", out);
  } else if (!type.is_part) {
    out += "\nProperties: any\n";
  }
  if (!type.attributes.empty()) out += "\nAttributes (Fn::GetAtt)\n";
  const std::size_t width = width_of(type.attributes);
  for (const DescribedMember& attribute : type.attributes)
    out += fmt::format("    {:<{}}  {}\n", attribute.name, width, attribute.summary);
  write_parts(type, out);
  return out;
}

std::string unknown_type(const Bundle& bundle, std::string_view name) {
  std::vector<std::string_view> candidates;
  for (const Type& type : bundle.types()) {
    if (!type.is_structure()) candidates.push_back(type.name());
  }
  // Whoever writes "Bucket" or "S3::Bucket" means a type that ends so.
  std::vector<std::string_view> endings;
  const std::string ending = fmt::format("::{}", name);
  for (const std::string_view candidate : candidates) {
    if (candidate.ends_with(ending)) endings.push_back(candidate);
  }
  if (!endings.empty()) {
    const std::size_t shown = std::min<std::size_t>(endings.size(), 3);
    return fmt::format("no resource type \"{}\"; did you mean \"{}\"?", name,
                       fmt::join(endings.begin(), endings.begin() + static_cast<std::ptrdiff_t>(shown), "\" or \""));
  }
  const auto meant = nearest(name, candidates);
  return fmt::format("no resource type \"{}\"{}", name,
                     meant ? fmt::format("; did you mean \"{}\"?", *meant) : "; \"cfnsonnet schema\" lists them");
}

}  // namespace

tl::expected<Described, std::string> explore(const Bundle& bundle, std::string_view what, int depth) {
  if (const auto type = bundle.type(what)) return Explorer(*type, depth).whole();
  const std::size_t colons = what.rfind("::");
  const std::size_t end = what.find_first_of("./", colons == std::string_view::npos ? 0 : colons);
  const std::string_view name = what.substr(0, end);
  const auto type = bundle.type(name);
  if (!type || end == std::string_view::npos) return tl::unexpected(unknown_type(bundle, name));
  return Explorer(*type, depth).part(what.substr(end + 1));
}

tl::expected<std::string, std::string> describe(const Bundle& bundle, std::string_view what, int depth) {
  return explore(bundle, what, depth).map(as_text);
}

std::string list_types(const Bundle& bundle, std::string_view filter) {
  const auto is_same = [&](char one, char other) { return text::to_lower(one) == text::to_lower(other); };
  std::string out;
  for (const Type& type : bundle.types()) {
    const std::string_view name = type.name();
    const auto* const found = std::search(name.begin(), name.end(), filter.begin(), filter.end(), is_same);
    if (!type.is_structure() && (filter.empty() || found != name.end())) out += fmt::format("{}\n", name);
  }
  return out;
}

std::string summary(const Type& type, const Schema& schema) { return Summary(type).of(schema); }

}  // namespace cfnsonnet::schema
