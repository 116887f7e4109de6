[
  'é', error 'x' +
    'y',
]
