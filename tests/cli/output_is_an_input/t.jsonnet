(import 'lib.libsonnet') { Resources: { T: { Type: 'AWS::SNS::Topic' } } }
