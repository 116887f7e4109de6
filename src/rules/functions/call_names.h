// What calls name: Ref, Fn::GetAtt and the variables of Fn::Sub name resources and parameters. Each exists, and what it
// gives fits the place, by type and by format ("AWS::EC2::VPC.Id").
#pragma once

#include <vector>

#include "rules/check/context.h"
#include "rules/functions/placed_call.h"
#include "rules/schema/assumptions.h"
#include "rules/schema/violation.h"
#include "rules/values/scratch.h"
#include "schema/bundle.h"
#include "template/intrinsic.h"

namespace cfnsonnet::rules {

struct Given;

/// The arguments of the calls have the shape that they should have.
class CallNames {
 public:
  /// @param computed  Holds names that are computed.
  CallNames(const Context& context, const Assumptions& assumptions, Scratch& computed)
      : context_(context), assumptions_(assumptions), computed_(computed) {}

  /// Ref.
  void check_reference(const PlacedCall& at, Violations& out) const;
  /// Whether a Ref stands for the list that Fn::Join or Fn::Select takes, and gives a text: of a resource, which is
  /// always one, or of a pseudo parameter.
  [[nodiscard]] bool is_text_for_list(const document::Node& value, schema::Schema schema) const;
  /// Fn::GetAtt. The attribute may be a Ref, and with the language extensions another call: each of its values is
  /// checked that is known. A resource that is computed is not looked for.
  void check_attributes(const PlacedCall& at, Violations& out) const;
  /// Fn::Sub.
  /// @return  The variables of the text.
  std::vector<SubVariable> check_substitution(const PlacedCall& at, Violations& out) const;
  /// What a Fn::Sub could do without: itself, or one of its values.
  /// @param variables  Those of the text.
  /// @param fits  Of a text that does not fit the place either, only that is said.
  void check_needless_parts(const Call& call, const std::vector<SubVariable>& variables, bool fits,
                            Violations& out) const;
  /// Blocks of addresses are of the version of the attribute that they are taken from, by Fn::Select and Fn::Cidr.
  void check_network(const PlacedCall& at, Violations& out) const;
  /// A rule about one type may ask for the identifier of a resource of another: what the call names is of that kind.
  void check_identified(const PlacedCall& at, Violations& out) const;

 private:
  void attribute(const PlacedCall& at, const AttributeName& target, Violations& out) const;
  void variable(const PlacedCall& at, const AttributeName& name, Violations& out) const;
  void kind(const PlacedCall& at, const Given& given, Violations& out) const;

  const Context& context_;
  const Assumptions& assumptions_;
  Scratch& computed_;
};

}  // namespace cfnsonnet::rules
