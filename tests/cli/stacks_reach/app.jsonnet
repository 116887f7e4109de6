local topic = import 'lib/topic.libsonnet';
function(environment) { Parameters: { Stage: { Type: 'String', Default: 'x' } }, Resources: { Topic: topic(environment) }, Outputs: { Stage: { Value: { Ref: 'Stage' } } } }
