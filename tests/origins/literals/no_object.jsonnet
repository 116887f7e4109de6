/*E0000*/[{ Resources: {} }, 1]
