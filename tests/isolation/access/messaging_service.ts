import { admin, customer, staff, type Access } from './rules.ts';

const TALKERS = ['MANAGER', 'MESSENGER'] as const;
const SUPPORTERS = ['SUPER_ADMIN', 'SUPPORT'] as const;
const takesPart = (type: string, claim: string) =>
  `('${type}', ${claim}) in (
    (participant1_type::text, participant1_id), (participant2_type::text, participant2_id))`;
const ofConversation = (condition: string) =>
  `conversation_id in (select conversation_id from messaging_service.chat_conversations where ${condition})`;

const AS_USER = takesPart('USER', ':user');
const AS_SHOP = takesPart('SELLER', ':seller');
const AS_ADMIN = takesPart('ADMIN', ':admin');

export const messaging_service: Record<string, Access> = {
  // Only those who take part, not even other administrators.
  chat_conversations: {
    shows: `
      conversation_id participant1_id participant1_type participant2_id participant2_type subject
      is_active created_date
    `,
    hides: '',
    reads: [customer(AS_USER), staff(TALKERS, AS_SHOP), admin(SUPPORTERS, AS_ADMIN)],
  },
  chat_messages: {
    shows: 'message_id conversation_id sender_id sender_type message_text is_read_by_recipient created_date',
    hides: '',
    reads: [
      customer(ofConversation(AS_USER)),
      staff(TALKERS, ofConversation(AS_SHOP)),
      admin(SUPPORTERS, ofConversation(AS_ADMIN)),
    ],
  },
};
