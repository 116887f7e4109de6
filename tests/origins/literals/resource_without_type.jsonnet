{ Resources: { A: /*E3001*/{ Properties: {} } } }
