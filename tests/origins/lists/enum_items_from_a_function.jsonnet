local architectures(wide) = if wide then ['x86_64'] else [/*E3030*/'x86_32'];
{ Resources: { A: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.13', Handler: 'a.b', Role: 'arn:aws:iam::123456789012:role/a', Code: { ZipFile: 'x' }, Architectures: architectures(false) } } } }
