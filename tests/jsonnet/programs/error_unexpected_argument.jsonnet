// flags: -A environment=dev
function(env='dev') env
