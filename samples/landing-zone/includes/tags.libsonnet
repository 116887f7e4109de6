// The tags of every resource, made once. The result is a function that gives the list that CloudFormation wants, with
// more tags when a resource has some of its own: tags(), tags({ Name: 'orders-dev' }).
function(environment, project)
  function(more={})
    local all = { Environment: environment, Project: project } + more;
    [{ Key: key, Value: all[key] } for key in std.objectFields(all)]
