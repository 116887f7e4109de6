local cfn = import 'cfn/main.libsonnet';
{
  // expect: cfn.param: type must be a parameter type, such as "String", "Number" or "AWS::EC2::VPC::Id"; got the string "string"
  param_of_an_unknown_type: cfn.param('string'),
  // expect: cfn.param: default must be one of allowedValues, ["dev","prod"]; got the string "test"
  param_with_a_default_that_is_not_allowed: cfn.param(default='test', allowedValues=['dev', 'prod']),
  // expect: cfn.param: allowedValues must be an array; got the string "dev, prod"
  param_with_allowed_values_in_a_string: cfn.param(allowedValues='dev, prod'),
  // expect: cfn.param: noEcho must be true or false; got the string "true"
  param_with_noEcho_in_a_string: cfn.param(noEcho='true'),
  // expect: cfn.output: value must be a value that is not null; got null
  output_of_null: cfn.output(null),
  // expect: cfn.output: exportName must be a string or an intrinsic function; got an object with "Name"
  output_with_an_export_in_an_object: cfn.output('a', exportName={ Name: 'a' }),
  // expect: cfn.output: condition must be the name of a condition, letters and digits such as "IsProduction"; got an object with "Fn::Equals"
  output_with_a_condition_function: cfn.output('a', condition=cfn.equals('a', 'b')),
  // expect: cfn.mapping: table["eu-west-1"] must be an object; got the string "ami-1"
  mapping_of_one_level: cfn.mapping({ 'eu-west-1': 'ami-1' }),
  // expect: cfn.resource: type must be a resource type, such as "AWS::S3::Bucket" or "Custom::Lookup"; got the string "Bucket"
  resource_of_a_bare_name: cfn.resource('Bucket'),
  // expect: cfn.resource: type must be a resource type, such as "AWS::S3::Bucket" or "Custom::Lookup"; got the string "AWS::::Bucket"
  resource_with_a_hole_in_its_type: cfn.resource('AWS::::Bucket'),
  // expect: cfn.resource: properties must be an object; got an array of 0 items
  resource_with_properties_in_an_array: cfn.resource('AWS::S3::Bucket', []),
  // expect: cfn.template: resources must be an object with at least one resource; got an empty object
  template_without_resources: cfn.template({}),
  // expect: cfn.template: a name in resources must be a logical ID, letters and digits such as "LandingBucket"; got the string "landing-bucket"
  template_with_a_bad_name: cfn.template({ 'landing-bucket': cfn.resource('AWS::S3::Bucket') }),
  // expect: cfn.template: resources["B"] must be a resource, an object with Type; got an object with "Properties"
  template_with_a_resource_without_type: cfn.template({ B: { Properties: {} } }),
  // expect: cfn.template: resources["B"] must be a resource, an object with Type; got the string "AWS::S3::Bucket"
  template_with_a_resource_in_a_string: cfn.template({ B: 'AWS::S3::Bucket' }),
  // expect: cfn.template: outputs must be an object; got an array of 0 items
  template_with_outputs_in_an_array: cfn.template({ B: cfn.resource('AWS::S3::Bucket') }, outputs=[]),
}
