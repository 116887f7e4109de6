# A comment of one line, with a 'quote
{ Resources: { /* é over
  two lines */ A: { Type: 'AWS::S3::Bucket', /* here */ Properties: { /*E3002*/Name: 1 } } } } // and after
