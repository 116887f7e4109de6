local name(stage, kind) = /*E3031*/'%s_%s' % [stage, kind];
local bucket(kind) = { Type: 'AWS::S3::Bucket', Properties: { BucketName: name('test', kind) } };
{
  Resources: {
    A: /*via E3031*/bucket('landing'),
  },
}
// expect: via E3031 format_in_a_function.jsonnet:2:63
// expect: via E3031 format_in_a_function.jsonnet:2:75
