// Tags: one map, written once, given to each resource type in the form that the type wants.
//
//     local tags = import 'cfn/tags.libsonnet';
//     local owned = tags.require(['Environment', 'Project'], { Environment: 'dev', Project: 'landing-zone' });
//     { Properties+: tags.properties('AWS::S3::Bucket', owned) }
//
// A map of tags is an object: the key is the tag's, the value a string or an intrinsic function. Two maps are merged
// with `+`. Most types take a list of Key and Value; Auto Scaling groups also say whether instances get the tag; some
// types, such as AWS::SSM::Parameter, take the map itself, and some call the property something else than Tags.
// tag_forms.libsonnet has the exceptions. Keys come out in alphabetical order, so that a template does not change
// without a reason.
local check = import 'check.libsonnet';

// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html#id_tags_naming_best_practices
local maxTags = 50;
local maxKeyLength = 128;
local maxValueLength = 256;

local checked(place, tags) =
  local value(key) =
    if key == '' || std.length(key) > maxKeyLength
    then error '%s: a tag key must have 1 to %d characters; got %d' % [place, maxKeyLength, std.length(key)]
    else if std.startsWith(std.asciiLower(key), 'aws:')
    then check.fail(place, 'a tag key', 'without the prefix "aws:", which AWS keeps for itself', key)
    else if std.isString(tags[key]) && std.length(tags[key]) > maxValueLength
    then
      local length = std.length(tags[key]);
      error '%s: tag "%s" must have at most %d characters; got %d' % [place, key, maxValueLength, length]
    else if std.isString(tags[key]) || check.isIntrinsic(tags[key]) then tags[key]
    else check.fail(place, 'tag "%s"' % key, 'a string or an intrinsic function', tags[key]);
  local keys = std.objectFields(check.object(place, 'tags', tags));
  if std.length(keys) > maxTags
  then error '%s: tags must be at most %d tags; got %d' % [place, maxTags, std.length(keys)]
  else { [key]: value(key) for key in keys };

local listOf(place, tags, extra={}) =
  local right = checked(place, tags);
  [{ Key: key, Value: right[key] } + extra for key in std.objectFields(right)];

// The forms of tag_forms.libsonnet.
local write(form, place, tags) =
  if form == 'map' then checked(place, tags)
  else if form == 'items' then { Items: listOf(place, tags) }
  else if form == 'propagatedList' then listOf(place, tags, { PropagateAtLaunch: true })
  else listOf(place, tags);

local formOf(place, type) =
  if std.isString(type) && check.contains(type, '::') then (import 'tag_forms.libsonnet').formOf(type)
  else check.fail(place, 'type', 'a resource type, such as "AWS::S3::Bucket"', type);

local properties(place, type, tags) =
  local target = formOf(place, type);
  local value = write(target.form, place, tags);
  if tags == {} then {} else { [target.property]: value };

// The tags that a resource has, with those of `added` whose keys it does not have.
local merged(target, added, own) =
  local lists(some, others) =
    local keys = [std.get(tag, 'Key') for tag in others];
    [tag for tag in some if !std.member(keys, tag.Key)] + others;
  if target.form == 'map' && std.isObject(own) && !check.isIntrinsic(own) then added + own
  else if target.form == 'items' && std.isObject(own) && std.isArray(std.get(own, 'Items'))
  then { Items: lists(added.Items, own.Items) }
  else if std.isArray(added) && std.isArray(own) then lists(added, own)
  else
    local expectations = { map: 'an object from key to value', items: 'an object with the array Items' };
    local expectation = std.get(expectations, target.form, 'an array of tags');
    check.fail('tags.tagged', target.property + ' of the resource', expectation, own);

{
  // The tags themselves, when all the keys are there.
  require(keys, tags)::
    local missing = [
      key
      for key in check.each('tags.require', 'keys', keys, check.string)
      if !std.objectHas(check.object('tags.require', 'tags', tags), key)
    ];
    if missing == [] then checked('tags.require', tags)
    else error 'tags.require: the tag "%s" is missing; there are %s' % [
      missing[0],
      if tags == {} then 'no tags' else std.join(', ', ['"%s"' % key for key in std.objectFields(tags)]),
    ],

  // [{Key, Value}], as most types want them.
  list(tags):: listOf('tags.list', tags),

  // [{Key, Value, PropagateAtLaunch}], for AWS::AutoScaling::AutoScalingGroup.
  autoScalingList(tags, propagateAtLaunch=true)::
    listOf(
      'tags.autoScalingList',
      tags,
      { PropagateAtLaunch: check.boolean('tags.autoScalingList', 'propagateAtLaunch', propagateAtLaunch) },
    ),

  // The map itself, checked, for types such as AWS::SSM::Parameter.
  map(tags):: checked('tags.map', tags),

  // The form that the type wants.
  forType(type, tags):: write(formOf('tags.forType', type).form, 'tags.forType', tags),

  // The property that the type wants, to be merged into Properties; {} when there are no tags.
  properties(type, tags):: properties('tags.properties', type, tags),

  // `map` and `properties` for a function of another module: wrong tags are reported under that function's name.
  mapFor(place, tags):: checked(place, tags),
  propertiesFor(place, type, tags):: properties(place, type, tags),

  // The resource with these tags; those that it has already stay, and win over one of the same key.
  tagged(resource, tags)::
    local isResource = std.isObject(resource) && std.objectHas(resource, 'Type');
    local target =
      if isResource then formOf('tags.tagged', resource.Type)
      else check.fail('tags.tagged', 'resource', 'a resource, an object with Type', resource);
    local added = write(target.form, 'tags.tagged', tags);
    local own = std.get(std.get(resource, 'Properties', {}), target.property);
    if tags == {} then resource
    else resource { Properties+: { [target.property]: if own == null then added else merged(target, added, own) } },
}
