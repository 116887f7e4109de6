{ Resources: { A: { Type: 'AWS::SQS::Queue', Properties: { /*via E3034*/DelaySeconds: /*via E3034*/import 'import_of_a_literal.libsonnet' } } } }
