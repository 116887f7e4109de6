local stacks = import 'long_chain_over_three_files.stacks.libsonnet';
/*via E3034*/stacks.queues(901)
