{
	Resources: { A: { Type: 'AWS::S3::Bucket',	Properties: { AccessControl: /*E3030*/|||
			Foo
			bär
		|||,	/*E3002*/Name: 'é' } } },
}
