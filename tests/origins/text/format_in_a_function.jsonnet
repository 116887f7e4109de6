local name(stage, kind) = /*E3031*//*E1161*/'%s_%s' % [stage, kind];
local bucket(kind) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name('test', kind) } };
{
  Resources: {
    A: /*via E1161*/bucket('landing'),
  },
}
// expect: via E1161 format_in_a_function.jsonnet:2:63
// expect: via E1161 format_in_a_function.jsonnet:2:75
