comment on table platform.send_slots is
  'When the next message of each channel may be sent, by take_send_slot(): the rate limit of all workers together.';
comment on column platform.send_slots.channel is 'EMAIL or SMS.';
comment on column platform.send_slots.free_from is 'What is taken next is taken for then, or for now if that is over.';
