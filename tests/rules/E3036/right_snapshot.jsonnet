// A cluster's snapshot.
{
  Resources: {
    Cluster: {
      Type: 'AWS::Neptune::DBCluster', DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot',
    },
  },
}
