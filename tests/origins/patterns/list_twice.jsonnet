local security(groups) = { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.13', Handler: 'a.b', Role: 'arn:aws:iam::123456789012:role/a', Code: { ZipFile: 'x' }, VpcConfig: { SubnetIds: ['subnet-12345678'], SecurityGroupIds: groups } } };
{ Resources: { A: security(['sg-12345678', /*E1150*/'sg-x']) } }
