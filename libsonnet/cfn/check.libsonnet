// Checks of arguments, for the modules of this library.
//
// Each check takes the function's name, the argument's name and the value, and gives the value back when it is right,
// so that it can stand where the value is used. When it is wrong, evaluation ends in one line that says what was
// expected and what came:
//
//     cfn.ref: logicalId must be a logical ID, letters and digits such as "LandingBucket"; got the string "a-b"
//
// A value that CloudFormation computes (an intrinsic function) is not known here; `text` and `list` let it pass.
{
  local check = self,

  local quoted(text) = std.escapeStringJson(text),
  local quotedList(texts) = std.join(', ', [quoted(text) for text in texts]),
  local abridged(text) = if std.length(text) > 60 then std.substr(text, 0, 57) + '...' else text,

  // What a value is, in words: 'the string "a"', 'an array of 3 items'.
  describe(value)::
    local type = std.type(value);
    if type == 'string' then (if value == '' then 'an empty string' else 'the string ' + quoted(abridged(value)))
    else if type == 'number' || type == 'boolean' then 'the %s %s' % [type, value]
    else if type == 'array' && std.length(value) == 1 then 'an array of 1 item'
    else if type == 'array' then 'an array of %d items' % std.length(value)
    else if type == 'function' then 'a function'
    else if type == 'null' then 'null'
    else if value == {} then 'an empty object'
    else abridged('an object with ' + quotedList(std.objectFields(value))),

  // Ends the evaluation.
  fail(place, argument, expectation, value)::
    error '%s: %s must be %s; got %s' % [place, argument, expectation, check.describe(value)],

  // True for one intrinsic function: {Ref: …}, {'Fn::Sub': …}, {Condition: …}.
  isIntrinsic(value)::
    std.isObject(value) &&
    local fields = std.objectFields(value);
    std.length(fields) == 1 && (fields[0] == 'Ref' || fields[0] == 'Condition' || std.startsWith(fields[0], 'Fn::')),

  isAlphanumeric(text)::
    text != '' && std.length([
      c
      for c in std.stringChars(text)
      if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')
    ]) == 0,

  // Whether the part occurs in the text. In libjsonnet std.findSubstr takes milliseconds, std.strReplace microseconds.
  contains(text, part):: std.strReplace(text, part, '') != text,

  isInteger(value):: std.isNumber(value) && std.floor(value) == value,

  string(place, argument, value)::
    if std.isString(value) && value != '' then value
    else check.fail(place, argument, 'a string that is not empty', value),

  // A string, or an intrinsic function that gives one.
  text(place, argument, value)::
    if std.isString(value) && value != '' || check.isIntrinsic(value) then value
    else check.fail(place, argument, 'a string or an intrinsic function', value),

  // An array, or an intrinsic function that gives one.
  list(place, argument, value)::
    if std.isArray(value) || check.isIntrinsic(value) then value
    else check.fail(place, argument, 'an array or an intrinsic function', value),

  array(place, argument, value)::
    if std.isArray(value) then value else check.fail(place, argument, 'an array', value),

  object(place, argument, value)::
    if std.isObject(value) then value else check.fail(place, argument, 'an object', value),

  boolean(place, argument, value)::
    if std.isBoolean(value) then value else check.fail(place, argument, 'true or false', value),

  integer(place, argument, value, least, most)::
    if check.isInteger(value) && value >= least && value <= most then value
    else check.fail(place, argument, 'a whole number from %d to %d' % [least, most], value),

  oneOf(place, argument, value, allowed)::
    if std.member(allowed, value) then value
    else check.fail(place, argument, 'one of ' + quotedList(allowed), value),

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
  logicalId(place, argument, value)::
    if std.isString(value) && check.isAlphanumeric(value) then value
    else check.fail(place, argument, 'a logical ID, letters and digits such as "LandingBucket"', value),

  // The name of an entry of Conditions.
  conditionName(place, argument, value)::
    if std.isString(value) && check.isAlphanumeric(value) then value
    else check.fail(place, argument, 'the name of a condition, letters and digits such as "IsProduction"', value),

  // An array of at least one item, each of which `item(place, argument, value)` accepts.
  each(place, argument, values, item)::
    if !std.isArray(values) then check.fail(place, argument, 'an array', values)
    else if values == [] then check.fail(place, argument, 'an array of at least one item', values)
    else std.mapWithIndex(function(i, value) item(place, '%s[%d]' % [argument, i], value), values),

  // An object of which every field is one of `allowed`: catches a misspelled option before it is silently ignored.
  options(place, argument, value, allowed)::
    local fields = std.objectFields(check.object(place, argument, value));
    local unknown = [field for field in fields if !std.member(allowed, field)];
    if unknown == [] then value
    else error '%s: %s has no field %s; its fields are %s' % [place, argument, quoted(unknown[0]), quotedList(allowed)],
}
