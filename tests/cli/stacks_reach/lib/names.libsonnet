{ dev: 'a', prod: 'b' }
