#include "schema/describe.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "schema/keyword.h"
#include "names/nearest.h"

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
    std::vector<std::string> parts{kind(schema, depth)};
    const auto add = [&](std::string part) {
      if (!part.empty()) parts.push_back(std::move(part));
    };
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
    return join(parts, ", ");
  }

 private:
  static bool is_object(const Schema& schema) {
    const auto types = schema.find(Keyword::type);
    return schema.find(Keyword::properties) || (types && types->types().has(JsonType::object));
  }

  std::string kind(const Schema& schema, int depth) const {
    if (schema.find(Keyword::never)) return "nothing";
    for (const Keyword keyword : {Keyword::any_of, Keyword::one_of}) {
      const auto forms = schema.find(keyword);
      if (!forms || schema.find(Keyword::properties)) continue;
      std::vector<std::string> shown;
      for (const Schema& form : forms->schemas()) {
        if (std::string text = of(form, depth + 1); std::ranges::find(shown, text) == shown.end())
          shown.push_back(std::move(text));
      }
      return join(shown, " or ");
    }
    const auto types = schema.find(Keyword::type);
    if (!types) return "anything";
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

// The members of an object, those of its forms included.
void collect_members(const Schema& schema, std::map<std::string_view, Schema>& members) {
  for (const Constraint& constraint : schema.constraints()) {
    if (constraint.keyword() == Keyword::properties) {
      for (const Property& property : constraint.properties()) members.try_emplace(property.name, property.schema);
    } else if (constraint.keyword() == Keyword::all_of || constraint.keyword() == Keyword::any_of ||
               constraint.keyword() == Keyword::one_of) {
      for (const Schema& part : constraint.schemas()) collect_members(part, members);
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

class Description {
 public:
  Description(const Bundle& bundle, const Type& type) : bundle_(bundle), type_(type), summary_(type) {}

  std::string whole() {
    out_ = fmt::format("{}\n", type_.name());
    if (const auto ref = type_.ref()) out_ += fmt::format("  Ref returns: {}\n", summary_.of(*ref));
    if (!type_.tag_property().empty()) out_ += fmt::format("  Tags are in: {}\n", type_.tag_property());
    if (type_.lifecycle() != LifecycleStatus::active) {
      out_ += fmt::format("  The service is in {}{}{}\n", status_name(type_.lifecycle()),
                          type_.lifecycle_date().empty() ? "" : " since ", type_.lifecycle_date());
    }
    members(type_.schema(), "", "Properties");
    attributes();
    parts();
    return std::move(out_);
  }

  tl::expected<std::string, std::string> part(std::string_view steps) {
    std::string path;
    Schema schema = type_.schema();
    if (!find_definition(steps, schema, path)) {
      std::string_view rest = steps;
      while (!rest.empty()) {
        const std::string_view step = rest.substr(0, rest.find_first_of("./"));
        rest.remove_prefix(std::min(rest.size(), step.size() + 1));
        std::map<std::string_view, Schema> members;
        collect_members(item_of(schema, path), members);
        const auto member = members.find(step);
        if (member == members.end()) return tl::unexpected(unknown(step, steps, members));
        schema = member->second;
        path += path.empty() ? std::string(step) : fmt::format("/{}", step);
      }
    }
    out_ = fmt::format("{}.{}\n  {}{}\n", type_.name(), steps, summary_.of(schema), flags(path));
    members(item_of(schema, path), path, "Members");
    return std::move(out_);
  }

 private:
  std::string unknown(std::string_view step, std::string_view steps,
                      const std::map<std::string_view, Schema>& members) const {
    std::vector<std::string_view> candidates;
    for (const auto& [name, schema] : members) candidates.push_back(name);
    if (step == steps) {
      for (const Property& definition : type_.definitions()) candidates.push_back(definition.name);
    }
    const auto meant = nearest(step, candidates);
    return fmt::format("{} has no \"{}\"{}", type_.name(), steps,
                       meant ? fmt::format("; did you mean \"{}\"?", *meant) : "");
  }

  bool find_definition(std::string_view name, Schema& schema, std::string& path) const {
    std::map<std::string_view, Schema> members;
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
    std::map<std::string_view, Schema> members;
    collect_members(item, members);
    for (const auto& [name, schema] : members) {
      if (auto found = path_to(schema, id, here.empty() ? std::string(name) : fmt::format("{}/{}", here, name), seen))
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

  std::string flags(std::string_view path) const {
    std::string result;
    if (covers(type_.create_only(), path)) {
      result += " [replaces]";
    } else if (covers(type_.conditional_create_only(), path)) {
      result += " [may replace]";
    }
    if (has(type_.write_only(), path)) result += " [write-only]";
    if (has(type_.read_only(), path)) result += " [read-only]";
    if (has(type_.deprecated(), path)) result += " [deprecated]";
    return result;
  }

  void members(const Schema& schema, const std::string& base, std::string_view title) {
    std::map<std::string_view, Schema> found;
    collect_members(schema, found);
    if (base.empty()) std::erase_if(found, [&](const auto& member) { return has(type_.read_only(), member.first); });
    if (found.empty()) {
      if (title == "Properties") out_ += "\nProperties: any\n";
      return;
    }
    std::set<std::string_view> required;
    if (const auto names = schema.find(Keyword::required)) {
      for (const std::string_view name : names->strings()) required.insert(name);
    }
    out_ += fmt::format("\n{} (* required; a change [replaces] the resource, [may replace] it, or is made in place)\n",
                        title);
    std::size_t width = 0;
    for (const auto& [name, member] : found) width = std::max(width, std::min(name.size(), max_name_width));
    for (const auto& [name, member] : found) {
      const std::string path = base.empty() ? std::string(name) : fmt::format("{}/{}", base, name);
      out_ += fmt::format("  {} {:<{}}  {}{}\n", required.contains(name) ? '*' : ' ', name, width, summary_.of(member),
                          flags(path));
    }
    rules(schema);
  }

  void rules(const Schema& schema) {
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
    for (const std::string& line : lines) out_ += fmt::format("    {}\n", line);
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

  void attributes() {
    const auto all = type_.attributes();
    if (all.empty()) return;
    out_ += "\nAttributes (Fn::GetAtt)\n";
    std::size_t width = 0;
    for (const Property& attribute : all) width = std::max(width, std::min(attribute.name.size(), max_name_width));
    for (const Property& attribute : all)
      out_ += fmt::format("    {:<{}}  {}\n", attribute.name, width, summary_.of(attribute.schema));
  }

  void parts() {
    std::vector<std::string_view> names;
    for (const Property& definition : type_.definitions()) {
      if (definition.schema.find(Keyword::properties)) names.push_back(definition.name);
    }
    if (names.empty()) return;
    out_ += fmt::format("\nParts (cfnsonnet schema {}.NAME)\n", type_.name());
    std::string line = "   ";
    for (const std::string_view name : names) {
      if (line.size() + name.size() + 1 > line_width) {
        out_ += line + '\n';
        line = "   ";
      }
      line += fmt::format(" {}", name);
    }
    out_ += line + '\n';
  }

  const Bundle& bundle_;
  const Type& type_;
  Summary summary_;
  std::string out_;
};

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

tl::expected<std::string, std::string> describe(const Bundle& bundle, std::string_view what) {
  if (const auto type = bundle.type(what)) return Description(bundle, *type).whole();
  const std::size_t colons = what.rfind("::");
  const std::size_t end = what.find_first_of("./", colons == std::string_view::npos ? 0 : colons);
  const std::string_view name = what.substr(0, end);
  const auto type = bundle.type(name);
  if (!type || end == std::string_view::npos) return tl::unexpected(unknown_type(bundle, name));
  return Description(bundle, *type).part(what.substr(end + 1));
}

std::string list_types(const Bundle& bundle, std::string_view filter) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  const auto is_same = [&](char one, char other) { return lower(one) == lower(other); };
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
