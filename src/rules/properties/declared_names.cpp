// Names that one part of a resource declares, and another part of it, or of a resource that refers to it, uses.
#include <algorithm>
#include <unordered_map>

#include "names/nearest.h"
#include "rules/check/family.h"
#include "rules/values/locate.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// Names and when each is there; `complete` if all of them are known.
struct Names {
  std::vector<Located> all;
  bool complete = true;

  /// @param path  Its first step may be a list.
  void add(const Node& from, std::string_view path, const Context& context, const Scenario& when) {
    if (const std::size_t list = path.find("/*"); list != std::string_view::npos) {
      for (const Located& whole : locate(from, path.substr(0, list), context, when))
        complete = complete && (!whole.value || whole.value->is_array());
    }
    for (Located& name : locate_known(from, path, context, when)) {
      if (!name.value) continue;
      if (name.value->is_string()) {
        all.push_back(std::move(name));
      } else {
        complete = false;
      }
    }
    complete = complete && all.size() < max_located;
  }

  /// One that only a parameter gives, or null.
  [[nodiscard]] const Located* given() const {
    const auto found = std::ranges::find_if(all, [](const Located& name) { return !name.pins.empty(); });
    return found == all.end() ? nullptr : &*found;
  }
};

/// A name that has no partner among others, of which a parameter may give one.
Target target_of_lonely(const Located& name, const Names& others) {
  const Located* given = others.given();
  return given ? target_of(name, *given) : target_of(name);
}

/// Whether nothing of `others` need be there where `given` holds: each of them lacks a literal.
bool avoidable(Scenario& given, std::span<const Scenario* const> others, const Context& context, int& steps) {
  if (others.empty()) return true;
  for (const Literal& literal : *others.front()) {
    if (--steps < 0) return false;
    given.push_back({literal.condition, !literal.value});
    const bool found = context.conditions.satisfiable(given) && avoidable(given, others.subspan(1), context, steps);
    given.pop_back();
    if (found) return true;
  }
  return false;
}

using ByName = std::unordered_map<std::string_view, std::vector<const Scenario*>>;

ByName by_name(const Names& names) {
  ByName index;
  for (const Located& name : names.all) index[name.value->text].push_back(&name.when);
  return index;
}

/// The first name that may be there where the same of `others` is not. Of those that parameters give, it is a default,
/// and `others` with all that they may have.
const Located* without_partner(const Names& names, const Names& others, const Context& context) {
  const ByName index = by_name(others);
  for (const Located& name : names.all) {
    if (!are_defaults(name.pins, context)) continue;
    const auto same = index.find(name.value->text);
    if (same == index.end()) return &name;
    int steps = 1000;  // more conditions on one attribute than anybody writes
    Scenario given = name.when;
    if (avoidable(given, same->second, context, steps)) return &name;
  }
  return nullptr;
}

/// E3039: the attributes that a table declares are those of its keys.
void check_table(const Resource& table, const Context& context, Findings& out) {
  const Node* properties = table.properties();
  if (!properties || !properties->is_object()) return;
  const Scenario exists = existence(table, context);
  Names declared;
  declared.add(*properties, "AttributeDefinitions/*/AttributeName", context, exists);
  Names keys;
  for (std::string_view path : {"KeySchema/*/AttributeName", "GlobalSecondaryIndexes/*/KeySchema/*/AttributeName",
                                "LocalSecondaryIndexes/*/KeySchema/*/AttributeName"})
    keys.add(*properties, path, context, exists);
  const auto report = [&](const Located& name, const Names& others, std::string message) {
    const bool is_given = !name.pins.empty() || others.given();
    out.put(E3039, is_given ? target_of_lonely(name, others) : Target{properties}, std::move(message));
  };
  const Located* missing = declared.complete ? without_partner(keys, declared, context) : nullptr;
  const Located* unused = keys.complete ? without_partner(declared, keys, context) : nullptr;
  if (missing) {
    report(*missing, declared,
           fmt::format("the key attribute {} is not one of AttributeDefinitions", show(*missing->value)));
  } else if (unused) {
    report(*unused, keys,
           fmt::format("the attribute {} of AttributeDefinitions is no key of the table or of an index",
                       show(*unused->value)));
  }
}

/// Who uses names that are declared elsewhere. What declares and what uses them is below `scope`.
struct Naming {
  std::string_view type, scope;
  std::string_view uses[2], declares[2];
  std::string_view through = {};   ///< Of the reference to the resource that declares them, if that is another one,
  std::string_view declarer = {};  ///< of this type.
  RuleId rule;
  std::string_view thing;          ///< That has the names.
  std::string_view none;           ///< "…", of a name that is not declared.
  bool may_have_no_names = false;  ///< Where nothing is declared, there is another way.
};

constexpr std::string_view no_container = "is the name of no container of this task definition";
constexpr std::string_view task_definition = "AWS::ECS::TaskDefinition";

/// What runs tasks sends requests to containers of its task definition.
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html
constexpr Naming containers_of(std::string_view type) {
  return {.type = type,
          .scope = "",
          .uses = {"LoadBalancers/*/ContainerName", "ServiceRegistries/*/ContainerName"},
          .declares = {"ContainerDefinitions/*/Name"},
          .through = "TaskDefinition",
          .declarer = task_definition,
          .rule = J4003,
          .thing = "container",
          .none = no_container};
}

constexpr Naming namings[] = {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-defaultcachebehavior.html
    // The older form of a distribution, without Origins, has no Ids.
    {.type = "AWS::CloudFront::Distribution",
     .scope = "DistributionConfig",
     .uses = {"DefaultCacheBehavior/TargetOriginId", "CacheBehaviors/*/TargetOriginId"},
     .declares = {"Origins/*/Id", "OriginGroups/Items/*/Id"},
     .rule = E3057,
     .thing = "origin",
     .none = "is the Id of no origin of this distribution",
     .may_have_no_names = true},
    containers_of("AWS::ECS::Service"),
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_VolumeFrom.html
    {.type = task_definition,
     .scope = "",
     .uses = {"ContainerDefinitions/*/DependsOn/*/ContainerName",
              "ContainerDefinitions/*/VolumesFrom/*/SourceContainer"},
     .declares = {"ContainerDefinitions/*/Name"},
     .rule = J4003,
     .thing = "container",
     .none = no_container},
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html
    {.type = task_definition,
     .scope = "",
     .uses = {"ContainerDefinitions/*/MountPoints/*/SourceVolume"},
     .declares = {"Volumes/*/Name"},
     .rule = J4003,
     .thing = "volume",
     .none = "is the name of no volume of this task definition"},
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html
    containers_of("AWS::ECS::TaskSet"),
};

class NamingCheck {
 public:
  NamingCheck(const Naming& row, const Context& context, Findings& out) : row_(row), context_(context), out_(out) {}

  void run(const Resource& resource) {
    if (!row_.through.empty()) return run_through(resource);
    for (const Located& scope : locate(resource, row_.scope, context_)) {
      if (scope.value && scope.value->is_object()) compare(*scope.value, *scope.value, scope.when);
    }
  }

 private:
  void run_through(const Resource& resource) {
    for (const Located& reference : locate(resource, row_.through, context_)) {
      const Resource* to = reference.value ? referred(*reference.value, context_) : nullptr;
      if (!to || to->type() != row_.declarer || !to->properties() || !resource.properties()) continue;
      if (const auto both = together(reference.when, existence(*to, context_), context_.conditions))
        compare(*resource.properties(), *to->properties(), *both);
    }
  }

  void compare(const Node& user, const Node& declarer, const Scenario& when) {
    Names declared;
    for (std::string_view path : row_.declares) {
      if (!path.empty()) declared.add(declarer, path, context_, when);
      if (declared.all.empty() && row_.may_have_no_names) return;
    }
    if (!declared.complete) return;
    for (std::string_view path : row_.uses) {
      if (path.empty()) continue;
      for (const Located& use : locate_known(user, path, context_, when)) {
        if (use.value && use.value->is_string() && !use.value->text.starts_with("{{resolve:")) look_for(use, declared);
      }
    }
  }

  void look_for(const Located& use, const Names& declared) {
    std::vector<std::string_view> names;
    bool is_there = false;
    for (const Located& one : declared.all) {
      // Who gives one parameter another value than its default may give the other one too.
      if (!one.pins.empty() && !are_defaults(use.pins, context_)) return;
      names.push_back(one.value->text);
      if (one.value->text != use.value->text) continue;
      if (can_meet(one, use)) return;
      is_there = true;
    }
    out_.put(row_.rule, use.call || declared.given() ? target_of_lonely(use, declared) : Target{use.value},
             is_there ? fmt::format("the {} {} is never there where this value is used", row_.thing, show(*use.value))
                      : fmt::format("{} {}{}", show(*use.value), row_.none, did_you_mean(use.value->text, names)));
  }

  /// In some deployment.
  bool can_meet(const Located& one, const Located& other) const {
    Scenario when = one.when;
    when.insert(when.end(), other.when.begin(), other.when.end());
    std::vector<Pin> pins = one.pins;
    pins.insert(pins.end(), other.pins.begin(), other.pins.end());
    return context_.conditions.satisfiable(when, pins);
  }

  const Naming& row_;
  const Context& context_;
  Findings& out_;
};

void check_declared_names(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    const std::string_view type = resource.type();
    if (type == "AWS::DynamoDB::Table" || type == "AWS::DynamoDB::GlobalTable") check_table(resource, context, out);
    for (const Naming& row : rows_of<namings>(type)) NamingCheck(row, context, out).run(resource);
  }
}

}  // namespace

extern const Family declared_names_family(Phase::of_each_resource, check_declared_names);

}  // namespace cfnsonnet::rules
