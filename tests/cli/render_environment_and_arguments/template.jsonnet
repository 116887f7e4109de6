function(name='orders') {
  Resources: { [name]: { Type: std.extVar('type') } },
}
