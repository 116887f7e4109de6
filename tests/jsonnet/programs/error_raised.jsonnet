local fail(x) = error 'bad "%s"' % x;
{ Resources: { Bucket: fail('name') } }
