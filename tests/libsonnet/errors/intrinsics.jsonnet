local cfn = import 'cfn/main.libsonnet';
{
  // expect: cfn.ref: logicalId must be a logical ID, letters and digits such as "LandingBucket"; got the number 3
  ref_of_a_number: cfn.ref(3),
  // expect: cfn.ref: logicalId must be a logical ID, letters and digits such as "LandingBucket"; got the string "landing-bucket"
  ref_of_a_name_with_a_hyphen: cfn.ref('landing-bucket'),
  // expect: cfn.ref: logicalId must be one of "AWS::AccountId", "AWS::NoValue", "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix"; got the string "AWS::Acount"
  ref_of_an_unknown_pseudo_parameter: cfn.ref('AWS::Acount'),
  // expect: cfn.ref: logicalId must be a logical ID, letters and digits such as "LandingBucket"; got an empty string
  ref_of_an_empty_string: cfn.ref(''),
  // expect: cfn.getAtt: logicalId must be a logical ID, letters and digits such as "LandingBucket"; got the string "LandingBucket.Arn"
  getAtt_with_one_text: cfn.getAtt('LandingBucket.Arn', 'Arn'),
  // expect: cfn.getAtt: attribute must be a string or an intrinsic function; got null
  getAtt_without_attribute: cfn.getAtt('LandingBucket', null),
  // expect: cfn.sub: text must be a string that is not empty; got an object with "a"
  sub_of_an_object: cfn.sub({ a: 1 }),
  // expect: cfn.sub: variables has "Nme", but the text has no ${Nme}
  sub_with_an_unused_variable: cfn.sub('${Name}', { Nme: 'a' }),
  // expect: cfn.sub: variables must be an object; got an array of 1 item
  sub_with_variables_in_an_array: cfn.sub('${Name}', ['Name']),
  // expect: cfn.join: delimiter must be a string; got an array of 1 item
  join_with_the_arguments_swapped: cfn.join(['a'], ','),
  // expect: cfn.join: values must be an array or an intrinsic function; got the string "a,b"
  join_of_a_string: cfn.join(',', 'a,b'),
  // expect: cfn.split: delimiter must be a string that is not empty; got an empty string
  split_by_nothing: cfn.split('', 'a'),
  // expect: cfn.split: source must be a string or an intrinsic function; got an array of 1 item
  split_of_an_array: cfn.split(',', ['a']),
  // expect: cfn.select: index must be a whole number from 0 to 1; got the number 2
  select_beyond_the_end: cfn.select(2, ['a', 'b']),
  // expect: cfn.select: index must be a whole number from 0, or an intrinsic function; got the number -1
  select_before_the_beginning: cfn.select(-1, cfn.getAZs()),
  // expect: cfn.select: index must be a whole number from 0 to 0; got the number 0.5
  select_with_a_fraction: cfn.select(0.5, ['a']),
  // expect: cfn.ifElse: condition must be the name of a condition, letters and digits such as "IsProduction"; got an object with "Fn::Equals"
  ifElse_on_a_condition_function: cfn.ifElse(cfn.equals('a', 'b'), 1, 2),
  // expect: cfn.and: conditions must be an array of 2 to 10 conditions; got an array of 1 item
  and_of_one: cfn.and(['IsProd']),
  // expect: cfn.or: conditions must be an array of 2 to 10 conditions; got an array of 11 items
  or_of_eleven: cfn.or(['C%d' % i for i in std.range(1, 11)]),
  // expect: cfn.and: conditions[1] must be the name of a condition, or a condition function; got the number 3
  and_of_a_number: cfn.and(['IsProd', 3]),
  // expect: cfn.not: condition must be the name of a condition, or a condition function; got the boolean true
  not_of_true: cfn.not(true),
  // expect: cfn.condition: name must be the name of a condition, letters and digits such as "IsProduction"; got null
  condition_of_null: cfn.condition(null),
  // expect: cfn.findInMap: topLevelKey must be a string or an intrinsic function; got the number 3
  findInMap_with_a_number: cfn.findInMap('Sizes', 3, 'Small'),
  // expect: cfn.importValue: name must be a string or an intrinsic function; got null
  importValue_of_null: cfn.importValue(null),
  // expect: cfn.base64: value must be a string or an intrinsic function; got an array of 1 item
  base64_of_an_array: cfn.base64(['a']),
  // expect: cfn.cidr: count must be a whole number from 1 to 256; got the number 257
  cidr_with_too_many: cfn.cidr('10.0.0.0/8', 257, 8),
  // expect: cfn.cidr: cidrBits must be a whole number from 1 to 128; got the number 0
  cidr_without_bits: cfn.cidr('10.0.0.0/8', 2, 0),
  // expect: cfn.getAZs: region must be a string or an intrinsic function; got the number 3
  getAZs_of_a_number: cfn.getAZs(3),
  // expect: cfn.transform: name must be a string that is not empty; got an empty string
  transform_without_name: cfn.transform(''),
  // expect: cfn.transform: parameters must be an object; got an array of 1 item
  transform_with_parameters_in_an_array: cfn.transform('AWS::Include', ['a']),
  // expect: cfn.length: values must be an array or an intrinsic function; got the string "abc"
  length_of_a_string: cfn.length('abc'),
}
