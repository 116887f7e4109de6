// --tla-code settings={ acl: "Foo", tags: [{ Key: "a", Value: "b", C: 1 }] }
// expect: E3030 <top-level-arg:settings>:1:8
// expect: E3002 <top-level-arg:settings>:1:46
function(settings) { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: settings.acl, Tags: settings.tags } } } }
