// --ext-str stage=test
local memory = { test: 64, prod: 1024 }[std.extVar('stage')];
{ Resources: { A: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: memory, Runtime: 'python3.13', Handler: 'a.b', Role: 'arn:aws:iam::123456789012:role/a', Code: { ZipFile: 'x' } } } } }
// expect: E3034 memory_by_stage.jsonnet:2:24
