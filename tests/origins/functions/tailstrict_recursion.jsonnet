local buckets(n, all) =
  if n == 0 then all
  else buckets(n - 1, all + { ['Q' + n]: { Type: 'AWS::SQS::Queue', Properties: { /*E3002*/Delay: n } } }) tailstrict;
{ Resources: buckets(2, { A: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: /*E3030*/'Foo' } } }) }
