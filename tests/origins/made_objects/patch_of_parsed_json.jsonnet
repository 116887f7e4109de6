local base = std.parseJson('{"Type": "AWS::SNS::Subscription"}');
{ Resources: { A: std.mergePatch(base, { Properties: /*E3003*/{ Protocol: 'sqs' } }) } }
