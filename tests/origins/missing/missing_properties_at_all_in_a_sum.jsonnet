local type(name) = /*E3003*/{ Type: name };
{ Resources: { A: type('AWS::SNS::Subscription') + { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' } } }
