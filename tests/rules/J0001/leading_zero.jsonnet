{ Resources: { Account: 012345678901 } }
