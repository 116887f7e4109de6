// CloudFormation's own vocabulary: intrinsic functions, template sections, IAM policies, ARNs.
//
//     local cfn = import 'cfn/main.libsonnet';
//     cfn.template({ Topic: cfn.resource('AWS::SNS::Topic', { TopicName: cfn.sub('${AWS::StackName}-alerts') }) })
//
// Every function returns the plain object that stands in the template; there are no hidden fields, so that results can
// be printed, compared and merged with `+`. A function is called what AWS calls it, in lower camel case; only Fn::If is
// `ifElse`, since `if` is a word of Jsonnet. Wrong arguments end in one line that names the function.
//
// All of it stands in one file because libjsonnet builds its standard library anew for every file that is imported.
local check = import 'check.libsonnet';

// A parameter that was left out is left out of the result.
local given(fields) = { [name]: fields[name] for name in std.objectFields(fields) if fields[name] != null };

// -------------------------------------------------------------------------------------------------------------------
// Intrinsic functions
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
// -------------------------------------------------------------------------------------------------------------------

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
local pseudoParameters = {
  accountId: { Ref: 'AWS::AccountId' },
  notificationARNs: { Ref: 'AWS::NotificationARNs' },
  noValue: { Ref: 'AWS::NoValue' },
  partition: { Ref: 'AWS::Partition' },
  region: { Ref: 'AWS::Region' },
  stackId: { Ref: 'AWS::StackId' },
  stackName: { Ref: 'AWS::StackName' },
  urlSuffix: { Ref: 'AWS::URLSuffix' },
};

local pseudoNames = [pseudoParameters[field].Ref for field in std.objectFields(pseudoParameters)];

// Where a condition is wanted, the name of one in Conditions will do.
local asCondition(place, argument, value) =
  if std.isString(value) then { Condition: check.conditionName(place, argument, value) }
  else if check.isIntrinsic(value) then value
  else check.fail(place, argument, 'the name of a condition, or a condition function', value);

// Fn::And and Fn::Or take 2 to 10 conditions.
local allConditions(place, conditions) =
  local several = check.array(place, 'conditions', conditions);
  if std.length(several) < 2 || std.length(several) > 10
  then check.fail(place, 'conditions', 'an array of 2 to 10 conditions', several)
  else std.mapWithIndex(function(i, c) asCondition(place, 'conditions[%d]' % i, c), several);

local intrinsics = {
  // A parameter's value or a resource's identifier.
  ref(logicalId)::
    if std.member(pseudoNames, logicalId) then { Ref: logicalId }
    else if std.isString(logicalId) && std.startsWith(logicalId, 'AWS::')
    then check.oneOf('cfn.ref', 'logicalId', logicalId, pseudoNames)
    else { Ref: check.logicalId('cfn.ref', 'logicalId', logicalId) },

  getAtt(logicalId, attribute)::
    local place = 'cfn.getAtt';
    { 'Fn::GetAtt': [check.logicalId(place, 'logicalId', logicalId), check.text(place, 'attribute', attribute)] },

  // ${Name} in the text is replaced by a parameter, a resource, an attribute (${Name.Arn}), or a field of `variables`.
  sub(text, variables={})::
    local format = check.string('cfn.sub', 'text', text);
    local unused = [
      name
      for name in std.objectFields(check.object('cfn.sub', 'variables', variables))
      if !check.contains(format, '${' + name + '}')
    ];
    if unused != [] then error 'cfn.sub: variables has "%s", but the text has no ${%s}' % [unused[0], unused[0]]
    else { 'Fn::Sub': if variables == {} then format else [format, variables] },

  join(delimiter, values)::
    local between =
      if std.isString(delimiter) then delimiter else check.fail('cfn.join', 'delimiter', 'a string', delimiter);
    { 'Fn::Join': [between, check.list('cfn.join', 'values', values)] },

  split(delimiter, source)::
    { 'Fn::Split': [check.string('cfn.split', 'delimiter', delimiter), check.text('cfn.split', 'source', source)] },

  // Counts from 0.
  select(index, values)::
    local from = check.list('cfn.select', 'values', values);
    local which =
      if check.isIntrinsic(index) then index
      else if std.isArray(from)
      then check.integer('cfn.select', 'index', index, 0, std.length(from) - 1)
      else if check.isInteger(index) && index >= 0 then index
      else check.fail('cfn.select', 'index', 'a whole number from 0, or an intrinsic function', index);
    { 'Fn::Select': [which, from] },

  // Fn::If. Without a second value the property is left out when the condition is false.
  ifElse(condition, valueIfTrue, valueIfFalse=pseudoParameters.noValue)::
    { 'Fn::If': [check.conditionName('cfn.ifElse', 'condition', condition), valueIfTrue, valueIfFalse] },

  equals(left, right):: { 'Fn::Equals': [left, right] },
  and(conditions):: { 'Fn::And': allConditions('cfn.and', conditions) },
  or(conditions):: { 'Fn::Or': allConditions('cfn.or', conditions) },
  not(condition):: { 'Fn::Not': [asCondition('cfn.not', 'condition', condition)] },

  // A condition by name, for use inside another.
  condition(name):: { Condition: check.conditionName('cfn.condition', 'name', name) },

  // `defaultValue` needs the transform AWS::LanguageExtensions.
  findInMap(mapName, topLevelKey, secondLevelKey, defaultValue=null)::
    local key(argument, value) = check.text('cfn.findInMap', argument, value);
    {
      'Fn::FindInMap': [
        key('mapName', mapName),
        key('topLevelKey', topLevelKey),
        key('secondLevelKey', secondLevelKey),
      ] + (if defaultValue == null then [] else [{ DefaultValue: defaultValue }]),
    },

  importValue(name):: { 'Fn::ImportValue': check.text('cfn.importValue', 'name', name) },
  base64(value):: { 'Fn::Base64': check.text('cfn.base64', 'value', value) },

  // `cidrBits` is the number of host bits: 8 gives /24 blocks.
  cidr(ipBlock, count, cidrBits)::
    local number(argument, value, most) =
      if check.isIntrinsic(value) then value else check.integer('cfn.cidr', argument, value, 1, most);
    local block = check.text('cfn.cidr', 'ipBlock', ipBlock);
    { 'Fn::Cidr': [block, number('count', count, 256), number('cidrBits', cidrBits, 128)] },

  // The Availability Zones of a region; of the stack's own when none is named.
  getAZs(region='')::
    { 'Fn::GetAZs': if region == '' then '' else check.text('cfn.getAZs', 'region', region) },

  transform(name, parameters={})::
    local arguments = check.object('cfn.transform', 'parameters', parameters);
    {
      'Fn::Transform': { Name: check.string('cfn.transform', 'name', name) }
                       + (if arguments == {} then {} else { Parameters: arguments }),
    },

  // These two need the transform AWS::LanguageExtensions.
  length(values):: { 'Fn::Length': check.list('cfn.length', 'values', values) },
  toJsonString(value):: { 'Fn::ToJsonString': value },
};

// -------------------------------------------------------------------------------------------------------------------
// Sections
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html
// -------------------------------------------------------------------------------------------------------------------

// String, Number, CommaDelimitedList, List<Number>, and the types of AWS: AWS::EC2::VPC::Id,
// List<AWS::EC2::Subnet::Id>, AWS::SSM::Parameter::Value<…>.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
local parameterType(value) =
  if std.isString(value) && (
    std.member(['String', 'Number', 'CommaDelimitedList', 'List<Number>', 'List<String>'], value) ||
    std.startsWith(value, 'AWS::') ||
    std.startsWith(value, 'List<AWS::')
  )
  then value
  else check.fail('cfn.param', 'type', 'a parameter type, such as "String", "Number" or "AWS::EC2::VPC::Id"', value);

// A section: an object whose fields are logical IDs.
local section(argument, value) =
  local entries = check.object('cfn.template', argument, value);
  local wrong = [name for name in std.objectFields(entries) if !check.isAlphanumeric(name)];
  if wrong == [] then entries
  else check.logicalId('cfn.template', 'a name in ' + argument, wrong[0]);

local sections = {
  // An entry of Parameters. It has no default when `default` is null; other arguments are as AWS names them.
  param(
    type='String',
    default=null,
    description=null,
    allowedValues=null,
    allowedPattern=null,
    constraintDescription=null,
    minLength=null,
    maxLength=null,
    minValue=null,
    maxValue=null,
    noEcho=null,
  )::
    local allowed = if allowedValues == null then null else check.array('cfn.param', 'allowedValues', allowedValues);
    if allowed != null && default != null && !std.member(allowed, default)
    then check.fail('cfn.param', 'default', 'one of allowedValues, ' + std.manifestJsonMinified(allowed), default)
    else given({
      Type: parameterType(type),
      Default: default,
      Description: description,
      AllowedValues: allowed,
      AllowedPattern: allowedPattern,
      ConstraintDescription: constraintDescription,
      MinLength: minLength,
      MaxLength: maxLength,
      MinValue: minValue,
      MaxValue: maxValue,
      NoEcho: if noEcho == null then null else check.boolean('cfn.param', 'noEcho', noEcho),
    }),

  // An entry of Outputs. `exportName` makes it importable by other stacks; `condition` names one of Conditions.
  output(value, description=null, exportName=null, condition=null)::
    if value == null then check.fail('cfn.output', 'value', 'a value that is not null', value)
    else given({
      Value: value,
      Description: description,
      Export: if exportName == null then null else { Name: check.text('cfn.output', 'exportName', exportName) },
      Condition: if condition == null then null else check.conditionName('cfn.output', 'condition', condition),
    }),

  // An entry of Mappings: top-level key, then second-level key, then a value.
  mapping(table)::
    check.object('cfn.mapping', 'table', table) + {
      [key]: check.object('cfn.mapping', 'table["%s"]' % key, table[key])
      for key in std.objectFields(table)
    },

  // An entry of Resources. `attributes` are those beside Properties: DependsOn, Condition, DeletionPolicy, Metadata ….
  resource(type, properties={}, attributes={})::
    local parts = if std.isString(type) then std.split(std.strReplace(type, '::', '/'), '/') else [];
    if std.length(parts) < 2 || std.member(parts, '')
    then check.fail('cfn.resource', 'type', 'a resource type, such as "AWS::S3::Bucket" or "Custom::Lookup"', type)
    else { Type: type }
         + (if check.object('cfn.resource', 'properties', properties) == {} then {} else { Properties: properties })
         + check.object('cfn.resource', 'attributes', attributes),

  // A whole template; sections that are empty are left out.
  template(
    resources,
    description=null,
    parameters={},
    mappings={},
    conditions={},
    outputs={},
    rules={},
    metadata={},
    transform=null,
  )::
    local entries = section('resources', resources);
    local isResource(value) = std.isObject(value) && std.objectHas(value, 'Type');
    local untyped = [id for id in std.objectFields(entries) if !isResource(entries[id])];
    local all = {
      Parameters: section('parameters', parameters),
      Rules: section('rules', rules),
      Mappings: section('mappings', mappings),
      Conditions: section('conditions', conditions),
      Metadata: check.object('cfn.template', 'metadata', metadata),
      Outputs: section('outputs', outputs),
    };
    if entries == {} then check.fail('cfn.template', 'resources', 'an object with at least one resource', resources)
    else if untyped != []
    then
      local id = untyped[0];
      check.fail('cfn.template', 'resources["%s"]' % id, 'a resource, an object with Type', entries[id])
    else
      { AWSTemplateFormatVersion: '2010-09-09', Resources: entries }
      + given({ Description: description, Transform: transform })
      + { [name]: all[name] for name in std.objectFields(all) if all[name] != {} },
};

// -------------------------------------------------------------------------------------------------------------------
// IAM policies and ARNs
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
// -------------------------------------------------------------------------------------------------------------------

local oneOrMore(place, argument, value, item) =
  if std.isArray(value) then check.each(place, argument, value, item) else item(place, argument, value);

local action(place, argument, value) =
  local isAction = std.isString(value) && (value == '*' || std.length(std.split(value, ':')) == 2);
  if isAction || check.isIntrinsic(value) then value
  else check.fail(place, argument, '"*" or the action of a service, such as "s3:GetObject"', value);

local sid(place, value) =
  if std.isString(value) && check.isAlphanumeric(value) then value
  else check.fail(place, 'sid', 'letters and digits', value);

local principal(place, value) =
  if value == '*' then value
  else if !std.isObject(value)
  then check.fail(place, 'principal', '"*" or an object such as {Service: "ec2.amazonaws.com"}', value)
  else check.options(place, 'principal', value, ['AWS', 'CanonicalUser', 'Federated', 'Service']);

local policies = {
  local policies = self,
  local statement(place, effect, actions, resource, principals, condition, name) = given({
    Effect: effect,
    Action: oneOrMore(place, 'action', actions, action),
    Resource: if resource == null then null else oneOrMore(place, 'resource', resource, check.text),
    Principal: if principals == null then null else principal(place, principals),
    Condition: if condition == null then null else check.object(place, 'condition', condition),
    Sid: if name == null then null else sid(place, name),
  }),

  // One statement of a policy. `action` and `resource` are one or an array; a policy of an identity has no principal,
  // one of a role's trust no resource.
  allow(action, resource=null, principal=null, condition=null, sid=null)::
    statement('cfn.allow', 'Allow', action, resource, principal, condition, sid),
  deny(action, resource=null, principal=null, condition=null, sid=null)::
    statement('cfn.deny', 'Deny', action, resource, principal, condition, sid),

  policyDocument(statements)::
    { Version: '2012-10-17', Statement: check.each('cfn.policyDocument', 'statements', statements, check.object) },

  // Principals: of an AWS service ("ec2.amazonaws.com"), and of an account.
  servicePrincipal(service)::
    local named(place, argument, value) =
      if std.isString(value) && std.length(std.split(value, '.')) > 1 || check.isIntrinsic(value) then value
      else check.fail(place, argument, 'a service principal, such as "ec2.amazonaws.com"', value);
    { Service: oneOrMore('cfn.servicePrincipal', 'service', service, named) },
  accountPrincipal(accountId='${AWS::AccountId}')::
    local account = check.string('cfn.accountPrincipal', 'accountId', accountId);
    { AWS: intrinsics.sub('arn:${AWS::Partition}:iam::%s:root' % account) },

  // The trust policy of a role that a service assumes.
  assumeRolePolicy(service, condition=null)::
    policies.policyDocument([
      policies.allow('sts:AssumeRole', principal=policies.servicePrincipal(service), condition=condition),
    ]),

  // An ARN: a string, within Fn::Sub where it has ${…}. It is of the stack's own partition, region and account unless
  // others are named; S3 and IAM want some of these to be ''.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
  arn(service, resource, region='${AWS::Region}', account='${AWS::AccountId}', partition='${AWS::Partition}')::
    local part(argument, value) =
      if std.isString(value) then value else check.fail('cfn.arn', argument, 'a string', value);
    local text = std.join(':', [
      'arn',
      check.string('cfn.arn', 'partition', partition),
      check.string('cfn.arn', 'service', service),
      part('region', region),
      part('account', account),
      check.string('cfn.arn', 'resource', resource),
    ]);
    if check.contains(text, '${') then intrinsics.sub(text) else text,
};

pseudoParameters + intrinsics + sections + policies
