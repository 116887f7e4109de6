import 'lib/'
