local names = import 'names.libsonnet'; function(environment) { Type: 'AWS::SNS::Topic', Properties: { TopicName: names[environment] } }
