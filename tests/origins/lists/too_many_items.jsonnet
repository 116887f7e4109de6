local architectures = ['x86_64'];
{ Resources: { A: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.13', Handler: 'a.b', Role: 'arn:aws:iam::123456789012:role/a', Code: { ZipFile: 'x' }, Architectures: /*E3032*/architectures + [/*E3030*/'arm'] } } } }
