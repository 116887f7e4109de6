local library = import 'over_two_files.libsonnet';
{
  Resources: {
    A: /*via E3002*/library.bucket('Private'),
    B: library.queue(/*E3034*/901),
  },
}
