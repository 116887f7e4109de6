{ bucket: "logs-" + self.env, env:: "dev", count: 2 }
