// flags: -A env=dev
'no function'
