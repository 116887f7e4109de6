// A call of the bundled library is the place of what it made: an output is { Value: … }.
local cfn = import 'cfn/main.libsonnet';
local first = cfn.ref;
cfn.template({ Q: cfn.resource('AWS::SQS::Queue') }, outputs={ A: first('Q') })
