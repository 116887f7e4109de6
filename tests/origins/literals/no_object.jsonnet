/*E1001*/[{ Resources: {} }, 1]
