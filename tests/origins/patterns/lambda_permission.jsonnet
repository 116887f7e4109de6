local permission(functionName, extra={}) = {
  Type: 'AWS::Lambda::Permission',
  Properties: /*E3003*/{ FunctionName: functionName, Action: 'lambda:InvokeFunction' } + extra,
};
{ Resources: { A: permission('f', { Principal: 's3.amazonaws.com' }), B: permission('g'), C: permission('h', { /*E3002*/Princpal: 'sns.amazonaws.com' }) } }
