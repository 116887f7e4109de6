local makers = { bucket(name): { Type: 'AWS::S3::Bucket', Properties: { BucketName: name } }, queue(name): { Type: 'AWS::SQS::Queue', Properties: { /*E3002*/Name: name } } };
{ Resources: { [kind]: makers[kind](kind + '-a') for kind in ['bucket', 'queue'] } }
