// Today's runtimes, and one that only the deployment knows.
local named(runtime) = {
  Type: 'AWS::Lambda::Function',
  Properties: { Role: 'arn:aws:iam::123456789012:role/lambda', Code: { ZipFile: 'x' }, Handler: 'index.main',
    Runtime: runtime },
};
{
  Parameters: { Runtime: { Type: 'String' } },
  Resources: { A: named('nodejs24.x'), B: named('provided.al2023'), C: named({ Ref: 'Runtime' }) },
}
