function(env='dev') env
