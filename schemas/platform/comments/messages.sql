comment on table platform.messages is
  'Mail and SMS that wait to be sent, and for a while that they were; made by queue_message(), sent by the worker.';
comment on column platform.messages.message_id is 'Key; the provider is told it, so that one message is not sent twice.';
comment on column platform.messages.channel is 'EMAIL or SMS.';
comment on column platform.messages.recipient is 'Address or phone; null for a decoy and for what was sent.';
comment on column platform.messages.template is 'Which text it is: a file of workers/messages/templates/.';
comment on column platform.messages.data is 'What the text mentions and anybody may know.';
comment on column platform.messages.sealed_data is 'What only the recipient may read, JSON sealed for message:<message_id>.';
comment on column platform.messages.locale is 'Language wanted, as in Accept-Language; null is the platform''s first.';
comment on column platform.messages.requested_by is 'Who had it sent: see platform.current_actor().';
comment on column platform.messages.state is 'QUEUED, SENT, or DROPPED: a decoy, too late, or refused for good.';
comment on column platform.messages.queued_at is 'When it was asked for.';
comment on column platform.messages.good_until is 'After this it is not sent any more: a code in it would have expired.';
comment on column platform.messages.sent_at is 'When the provider took it.';
comment on column platform.messages.send_at is 'The slot it waits for; null while it has none.';
