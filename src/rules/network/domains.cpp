// Domain names: in which form a property wants them, and which must lie inside of another.
#include <algorithm>

#include "rules/check/family.h"
#include "rules/values/locate.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

bool is_literal(const Located& located) {
  return located.value && located.value->is_string() && !has_dynamic_reference(located.value->text);
}

std::string_view without_dot(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return name;
}

/// Whether a name is `parent` or inside of it: "a.example.com." in "example.com".
bool is_inside(std::string_view name, std::string_view parent) {
  name = without_dot(name);
  parent = without_dot(parent);
  if (!name.ends_with(parent)) return false;
  return name.size() == parent.size() || name[name.size() - parent.size() - 1] == '.';
}

/// E3041: a record's name lies in its hosted zone, whose name ends in a dot.
void check_records(const Resource& records, std::string_view path, const Context& context, Findings& out) {
  for (const Located& zone : locate_known(records, "HostedZoneName", context)) {
    if (!is_literal(zone)) continue;
    if (!zone.value->text.ends_with('.'))
      out.put(E3041, target_of(zone),
              fmt::format("the name of a hosted zone ends in a dot: \"{}.\"", zone.value->text));
    for (const Located& name : locate_known(records, path, context)) {
      if (is_literal(name) && !is_inside(name.value->text, zone.value->text) && compatible(name, zone, context))
        out.put(E3041, target_of(name, zone),
                fmt::format("{} is not in the hosted zone {}", show(*name.value), show(*zone.value)), zone.when);
    }
  }
}

/// J4003: the name of the zone itself has other records, beside which there can be no CNAME.
/// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat
void check_apex(const Resource& records, const Node& record, const Scenario& when, const Context& context,
                Findings& out) {
  for (const Located& type : locate_known(record, "Type", context, when)) {
    if (!type.value || type.value->scalar_text() != "CNAME") continue;
    for (const Located& zone : locate_known(records, "HostedZoneName", context)) {
      if (!is_literal(zone)) continue;
      for (const Located& name : locate_known(record, "Name", context, type.when)) {
        if (is_literal(name) && without_dot(name.value->text) == without_dot(zone.value->text) &&
            compatible(name, zone, context))
          out.put(J4003, target_of(name, zone),
                  fmt::format("{} is the hosted zone itself, which can have no CNAME; use a record of the type A with "
                              "an AliasTarget",
                              show(*name.value)),
                  name.when);
      }
    }
  }
}

/// E3503: mail about a certificate goes to its domain or one above.
void check_certificate(const Resource& certificate, const Context& context, Findings& out) {
  for (const Located& option : locate(certificate, "DomainValidationOptions/*", context)) {
    if (!option.value) continue;
    for (const Located& above : locate_known(*option.value, "ValidationDomain", context, option.when)) {
      if (!is_literal(above)) continue;
      for (const Located& name : locate_known(*option.value, "DomainName", context, above.when)) {
        if (is_literal(name) && !is_inside(name.value->text, above.value->text) && compatible(name, above, context))
          out.put(E3503, target_of(name, above),
                  fmt::format("{} is not in the ValidationDomain {}", show(*name.value), show(*above.value)));
      }
    }
  }
}

/// Labels of lower-case letters, digits and hyphens, at least two; the first may be "*".
/// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements
bool is_alias(std::string_view name) {
  std::size_t labels = 0;
  for (bool more = true; more; ++labels) {
    const std::size_t dot = name.find('.');
    const std::string_view label = name.substr(0, dot);
    more = dot != std::string_view::npos;
    name.remove_prefix(more ? dot + 1 : name.size());
    if (label == "*" && labels == 0 && more) continue;
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-' ||
        !std::all_of(label.begin(), label.end(), allowed) || (!more && label.size() < 2))
      return false;
  }
  return labels >= 2;
}

/// E3013
void check_aliases(const Resource& distribution, const Context& context, Findings& out) {
  for (const Located& alias : locate_known(distribution, "DistributionConfig/Aliases/*", context)) {
    if (is_literal(alias) && !is_alias(alias.value->text))
      out.put(E3013, alias.call ? target_of(alias) : Target{alias.value},
              fmt::format("{} is no domain name in lower case such as \"www.example.com\" or \"*.example.com\"",
                          show(*alias.value)));
  }
}

void check_domains(const Context& context, Findings& out) {
  for (const Resource& resource : context.resources) {
    const std::string_view type = resource.type();
    if (type == "AWS::Route53::RecordSet") {
      check_records(resource, "Name", context, out);
      if (resource.properties()) check_apex(resource, *resource.properties(), {}, context, out);
    }
    if (type == "AWS::Route53::RecordSetGroup") {
      check_records(resource, "RecordSets/*/Name", context, out);
      for (const Located& record : locate(resource, "RecordSets/*", context))
        if (record.value) check_apex(resource, *record.value, record.when, context, out);
    }
    if (type == "AWS::CertificateManager::Certificate") check_certificate(resource, context, out);
    if (type == "AWS::CloudFront::Distribution") check_aliases(resource, context, out);
  }
}

}  // namespace

extern const Family domains_family(Phase::of_each_resource, check_domains);

}  // namespace cfnsonnet::rules
