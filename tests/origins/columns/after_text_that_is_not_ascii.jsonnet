// é is two bytes of UTF-8, 中 three, 😀 four and two units of UTF-16, é an e and a combining accent.
{ Metadata: { 'é中😀é': 'é中😀é' }, Resources: { A: { Type: 'AWS::S3::Bucket', Properties: { /*E3002*/'Naïve': 1, AccessControl: /*E3030*/'é' } } } }
