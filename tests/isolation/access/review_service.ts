import { admin, anyone, customer, type Access, type Rule } from './rules.ts';

const MODERATORS = ['SUPER_ADMIN', 'MODERATOR', 'SUPPORT'] as const;
const ofReview = (condition: string) =>
  `review_id in (select review_id from review_service.reviews where ${condition})`;
const readsWithReview: readonly Rule[] = [
  anyone(ofReview(`status = 'APPROVED'`)),
  customer(ofReview('user_id = :user')),
  admin(MODERATORS),
];

export const review_service: Record<string, Access> = {
  reviews: {
    shows: 'review_id product_id rating comment is_anonymous public_author_id status created_date',
    // An order and a buyer are what an anonymous review must not tell.
    hides: 'user_id order_id',
    reads: [anyone(`status = 'APPROVED'`), customer(), admin(MODERATORS)],
  },
  review_images: { shows: 'image_id review_id url created_date', hides: '', reads: readsWithReview },
  seller_replies: {
    shows: 'reply_id review_id seller_id reply_text created_date',
    hides: '',
    reads: readsWithReview,
  },
  rating_summaries: {
    shows: 'product_id review_count rating_sum stars_1 stars_2 stars_3 stars_4 stars_5 average',
    hides: 'created_date',
    reads: [anyone()],
  },
};
