[{ Key: 'b', Value: 'c' }, { Key: 'c', /*E3002*/Val: 'd', Value: 'e' }]
