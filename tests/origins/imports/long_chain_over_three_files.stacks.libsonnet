local queue = import 'long_chain_over_three_files.queue.libsonnet';
{
  queues(delay): { Resources: { A: /*via E3034*/queue.new(delay) } },
}
