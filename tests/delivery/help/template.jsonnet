local names = import 'lib/names.libsonnet';

function(environment='dev') {
  Resources: {
    Orders: { Type: 'AWS::SNS::Topic', Properties: { TopicName: names.topic(environment) } },
  },
}
