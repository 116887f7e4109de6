// The password of a database comes from a parameter.
{
  Parameters: { Password: { Type: 'String', NoEcho: true } },
  Resources: {
    Database: {
      Type: 'AWS::RDS::DBInstance', DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot',
      Properties: { DBInstanceClass: 'db.t3.micro', Engine: 'mysql', AllocatedStorage: '20', MasterUsername: 'a',
        MasterUserPassword: { Ref: 'Password' } },
    },
  },
}
