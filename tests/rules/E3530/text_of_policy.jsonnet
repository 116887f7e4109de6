// A policy that is a text: the finding stands at the value inside of it, and where it was made of.
{
  Resources: {
    One: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: std.manifestJsonMinified({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Alow', Principal: '*', Action: 'sts:AssumeRole' }],
        }),
      },
    },
    Two: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: '{"Version": "2012-10-17", "Statement": [{"Effekt": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}]}',
      },
    },
    Three: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: |||
          {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"}
          ]}
        |||,
      },
    },
  },
}
