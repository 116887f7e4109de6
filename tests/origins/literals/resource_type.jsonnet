{ Resources: { A: { Type: /*E3006*/'AWS::S3::Buket' } } }
