// E3013: the other names of a CloudFront distribution are domain names.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html
#include "rules/families.h"
#include "rules/property_path.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

constexpr std::string_view inner_characters = "abcdefghijklmnopqrstuvwxyz0123456789-";

/// 1 to 63 letters, digits and hyphens, no hyphen at an end.
bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.find_first_not_of(inner_characters) == std::string_view::npos &&
         !label.starts_with('-') && !label.ends_with('-');
}

/// At least two labels; the first may be "*", which stands for any.
bool is_domain_name(std::string_view name) {
  if (name.starts_with("*.")) name.remove_prefix(2);
  if (name.find('.') == std::string_view::npos) return false;
  while (true) {
    const std::size_t dot = name.find('.');
    const std::string_view label = name.substr(0, dot);
    if (!is_label(label)) return false;
    if (dot == std::string_view::npos) return label.size() > 1;
    name.remove_prefix(dot + 1);
  }
}

}  // namespace

void check_aliases(const Context& context, Findings& out) {
  for (const Resource& resource : context.model.resources()) {
    if (resource.type() != "AWS::CloudFront::Distribution") continue;
    const Node* properties = resource.properties();
    if (!properties) continue;
    visit_path(*properties, "DistributionConfig/Aliases/*", [&](const Node& item) {
      for (const Alternative& choice : alternatives(item, context.conditions)) {
        const Node* name = choice.value;
        if (!name || !name->is_string() || name->text.find("{{resolve:") != std::string_view::npos ||
            is_pseudo_parameter(name->text) || is_domain_name(name->text))
          continue;
        out.add(E3013, *name, "{} is not a domain name such as www.example.com or *.example.com", show(*name));
      }
    });
  }
}

}  // namespace cfnsonnet::rules
