local runtimes = { python: /*E3030*/'python9.9', node: 'nodejs22.x' };
local lambda(language) = { Type: 'AWS::Lambda::Function', Properties: { Runtime: runtimes[language], Handler: 'a.b', Role: 'arn:aws:iam::123456789012:role/a', Code: { ZipFile: 'x' } } };
{ Resources: { A: lambda('node'), B: lambda('python') } }
