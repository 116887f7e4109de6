{ assert self.cidr != '' : 'expected a CIDR such as "10.0.0.0/16"', cidr: '' }
