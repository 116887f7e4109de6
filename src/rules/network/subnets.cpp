// The address blocks of subnets: inside of those of their VPC, and apart from each other.
// https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
#include <algorithm>
#include <map>
#include <unordered_map>

#include "rules/check/family.h"
#include "rules/network/cidr.h"
#include "rules/values/locate.h"
#include "rules/values/resolve.h"

namespace cfnsonnet::rules {

using document::Node;

namespace {

/// A block that is written in the template.
struct Block {
  Cidr cidr;
  Located located;  ///< With all that must hold for it.
};

/// What is known of a VPC's addresses.
struct Vpc {
  std::vector<Block> blocks;
  bool open_v4 = false;  ///< It may have others.
  bool open_v6 = false;
};

bool any_given(const Resource& resource, std::string_view property, const Context& context) {
  const auto found = locate(resource, property, context);
  return std::any_of(found.begin(), found.end(), [](const Located& located) { return located.value != nullptr; });
}

class NetworkCheck {
 public:
  NetworkCheck(const Context& context, Findings& out) : context_(context), out_(out) {}

  void run() {
    for (const Resource& resource : context_.model.resources()) {
      if (resource.type() == "AWS::EC2::Subnet") subnet(resource);
    }
    for (auto& [vpc, blocks] : subnets_) {
      for (auto& [resource, block] : blocks) {
        if (resource) inside(*resource, block);
      }
      std::vector<Block> all;
      for (auto& [resource, block] : blocks) all.push_back(std::move(block));
      apart(all);
    }
  }

 private:
  struct OfSubnet {
    const Resource* vpc;  ///< Null where it is not of this template.
    Block block;
  };

  void subnet(const Resource& resource) {
    for (const Located& vpc_id : locate(resource, "VpcId", context_)) {
      if (!vpc_id.value) continue;
      const Resource* vpc = referred(*vpc_id.value, context_);
      if (vpc && vpc->type() != "AWS::EC2::VPC") continue;
      const auto key = vpc ? std::string(vpc->name()) : id_of(*vpc_id.value);
      if (!key) continue;
      for (std::string_view property : {"CidrBlock", "Ipv6CidrBlock"}) {
        for (Block& block : blocks_of(resource, property)) {
          if (!compatible(block.located.when, vpc_id.when, context_)) continue;
          block.located.when.insert(block.located.when.end(), vpc_id.when.begin(), vpc_id.when.end());
          subnets_[*key].push_back({vpc, std::move(block)});
        }
      }
    }
  }

  /// The ID of a VPC that is not of this template: a text, or a parameter.
  std::optional<std::string> id_of(const Node& value) const {
    if (value.is_string()) return fmt::format("={}", value.text);
    const auto call = call_of(value);
    if (!call || call->function != Function::ref || !call->argument().is_string()) return std::nullopt;
    return fmt::format("!{}", call->argument().text);
  }

  std::vector<Block> blocks_of(const Resource& resource, std::string_view property) const {
    std::vector<Block> blocks;
    for (Located& located : locate_known(resource, property, context_)) {
      if (!located.value || !located.value->is_string() || !are_defaults(located.pins, context_)) continue;
      const auto cidr = parse_cidr(located.value->text);
      if (cidr && cidr->v6 == (property == "Ipv6CidrBlock")) blocks.push_back({*cidr, std::move(located)});
    }
    return blocks;
  }

  const Vpc& known(const Resource& vpc) {
    const auto [entry, is_new] = vpcs_.try_emplace(&vpc);
    if (!is_new) return entry->second;
    add(vpc, entry->second);
    if (additions_.empty() && !additions_known_) collect_additions();
    for (const Resource* addition : additions_[vpc.name()]) add(*addition, entry->second);
    return entry->second;
  }

  /// The resources that give a VPC further blocks.
  void collect_additions() {
    additions_known_ = true;
    for (const Resource& resource : context_.model.resources()) {
      if (resource.type() != "AWS::EC2::VPCCidrBlock") continue;
      for (const Located& vpc_id : locate(resource, "VpcId", context_)) {
        const Resource* vpc = vpc_id.value ? referred(*vpc_id.value, context_) : nullptr;
        if (vpc) additions_[vpc->name()].push_back(&resource);
      }
    }
  }

  void add(const Resource& resource, Vpc& vpc) const {
    for (std::string_view property : {"CidrBlock", "Ipv6CidrBlock"}) {
      for (const Located& located : locate_known(resource, property, context_)) {
        if (!located.value) continue;
        const bool is_known = located.value->is_string() && located.pins.empty();
        const auto cidr = is_known ? parse_cidr(located.value->text) : std::nullopt;
        if (cidr) {
          vpc.blocks.push_back({*cidr, located});
        } else {
          (property == "CidrBlock" ? vpc.open_v4 : vpc.open_v6) = true;
        }
      }
    }
    vpc.open_v4 = vpc.open_v4 || any_given(resource, "Ipv4IpamPoolId", context_);
    for (std::string_view property : {"Ipv6IpamPoolId", "Ipv6Pool", "AmazonProvidedIpv6CidrBlock"})
      vpc.open_v6 = vpc.open_v6 || any_given(resource, property, context_);
  }

  /// E3059
  void inside(const Resource& resource, const Block& block) {
    const Vpc& vpc = known(resource);
    if (block.cidr.v6 ? vpc.open_v6 : vpc.open_v4) return;
    std::string others;
    const Located* given = &block.located;  // by a parameter, which may have another value
    for (const Block& outer : vpc.blocks) {
      if (outer.cidr.v6 != block.cidr.v6 || !compatible(outer.located, block.located, context_)) continue;
      if (outer.cidr.contains(block.cidr)) return;
      if (!outer.located.pins.empty()) given = &outer.located;
      others += fmt::format("{}{}", others.empty() ? "" : ", ", outer.located.value->text);
    }
    if (others.empty() && !block.cidr.v6) return;  // E3003, if anything
    out_.put(E3059, target(block.located, *given),
             fmt::format("{} is not inside of the addresses of the VPC \"{}\"{}", block.located.value->text,
                         resource.name(), others.empty() ? ", which has none of IPv6" : ": " + others));
  }

  /// E3060. Sorted by their first address, blocks that overlap follow each other; each is reported once.
  void apart(const std::vector<Block>& blocks) {
    std::vector<const Block*> sorted;
    for (const Block& block : blocks) sorted.push_back(&block);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Block* a, const Block* b) { return a->cidr < b->cidr; });
    std::vector<const Block*> earlier(blocks.size());  // the one that it overlaps with, in the order of the template
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      for (std::size_t j = i + 1; j < sorted.size() && sorted[j]->cidr.overlaps(sorted[i]->cidr); ++j) {
        const auto [before, after] = std::minmax(sorted[i], sorted[j]);
        const Block*& found = earlier[static_cast<std::size_t>(after - blocks.data())];
        if (!found && !is_same(before->located, after->located) &&
            compatible(before->located, after->located, context_))
          found = before;
      }
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (!earlier[i]) continue;
      const Located& here = blocks[i].located;
      const Located& there = earlier[i]->located;
      out_.put(E3060, target(here, there),
               fmt::format("{} overlaps with {} at {} of the same VPC", here.value->text, there.value->text,
                           path_text(there.call ? *there.call : *there.value)),
               *together(there.when, here.when, context_.conditions));
    }
  }

  /// Where the block is written, and no parameter has a say, that is its place.
  static Target target(const Located& block, const Located& other) {
    if (block.call || !other.pins.empty()) return target_of(block, other);
    return {block.value, nullptr, {}, nullptr, nullptr, block.when};
  }

  /// One that stands once.
  static bool is_same(const Located& a, const Located& b) {
    return (a.call ? a.call : a.value) == (b.call ? b.call : b.value);
  }

  const Context& context_;
  Findings& out_;
  std::map<std::string, std::vector<OfSubnet>> subnets_;  // by VPC
  std::unordered_map<const Resource*, Vpc> vpcs_;
  std::unordered_map<std::string_view, std::vector<const Resource*>> additions_;  // by VPC
  bool additions_known_ = false;
};

void check_subnets(const Context& context, Findings& out) { NetworkCheck(context, out).run(); }

}  // namespace

extern const Family subnets_family(Phase::of_the_template, check_subnets);

}  // namespace cfnsonnet::rules
