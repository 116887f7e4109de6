local settings = { dev: {}, production: {} };
{ Resources: settings['staging'] }
