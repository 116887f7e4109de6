// What fails in the bundled library is placed at the call of it, and what the library calls is not shown.
local cfn = import 'cfn/main.libsonnet';
local ref(x) = cfn.ref(x);
cfn.template({ Q: cfn.resource('AWS::SQS::Queue', { QueueName: ref(1) }) })
