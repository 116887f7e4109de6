local cfn = import 'cfn';
cfn.template({})
