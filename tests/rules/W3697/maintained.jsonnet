// A service that takes no new customers.
{
  Resources: { Database: { Type: 'AWS::Timestream::Database' } },
}
