// flags: --ext-code 'env=1 +'
std.extVar('env')
