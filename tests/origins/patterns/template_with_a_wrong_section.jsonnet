local template(resources, more={}) = { Resources: resources } + more;
template({ A: { Type: 'AWS::S3::Bucket' } }, { /*E1001*/Output: {} })
