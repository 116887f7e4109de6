// The library fails when the value is written; which call it was, the trace says.
local lib = import 'queue.libsonnet';
{
  Resources: {
    Orders: lib.queue('orders', { delay: 1 }),
    Invoices: lib.queue('invoices', { dely: 2 }),
    Mails: lib.queue('mails', { delay: 3 }),
  },
}
