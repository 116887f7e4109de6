{ topic(environment): 'orders-%s' % environment }
