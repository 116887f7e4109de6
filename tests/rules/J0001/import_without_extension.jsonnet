local vpc = import 'cfn/vpc';
vpc.network('Net')
