{ Description: importstr 'note.txt', Resources: { T: { Type: 'AWS::SNS::Topic' } } }
