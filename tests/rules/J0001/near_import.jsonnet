local cfn = import 'cfn/main.libsonet';
cfn
