{
  versioned(status):: { Properties+: { VersioningConfiguration: { Status: /*E3030*/status + '!' } } },
  named:: { Properties+: { /*E3002*/Name: 'a' } },
}
