local template(resources) = { AWSTemplateFormatVersion: '2010-09-09', Resources: resources };
template({ A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/Name: 'a' }, /*E3001*/Property: 1 } })
