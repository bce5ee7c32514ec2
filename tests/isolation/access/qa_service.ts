import { admin, anyone, customer, type Access } from './rules.ts';

const MODERATORS = ['SUPER_ADMIN', 'MODERATOR', 'SUPPORT'] as const;
const ofQuestion = (condition: string) =>
  `question_id in (select question_id from qa_service.questions where ${condition})`;

export const qa_service: Record<string, Access> = {
  questions: {
    shows: 'question_id product_id text status created_date',
    hides: 'user_id',
    reads: [anyone(`status <> 'HIDDEN'`), customer(), admin(MODERATORS)],
  },
  answers: {
    shows: 'answer_id question_id responder_type text created_date',
    // Of a buyer who answers, nobody learns who it is.
    hides: 'responder_id',
    reads: [
      anyone(ofQuestion(`status <> 'HIDDEN'`)),
      customer(ofQuestion('user_id = :user')),
      admin(MODERATORS),
    ],
  },
};
