{ Resources: std.objectKeys({}) }
