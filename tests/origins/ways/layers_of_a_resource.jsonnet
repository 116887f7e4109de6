local base = /*E3003*/{ Type: 'AWS::SNS::Subscription' };
local extra(policy) = /*via E3003*/{ DeletionPolicy: policy };
{
  Resources: {
    /*via E3003*/A:
      base
      + extra('Delete')
      + /*via E3003*/{ UpdateReplacePolicy: 'Delete' },
  },
}
