comment on table review_service.seller_replies is E'@foreignKey (seller_id) references seller_service.sellers (seller_id)|@fieldName seller|@foreignFieldName reviewReplies\n@behavior -query:resource:list -query:resource:connection\nThe shop''s reply to a review of its product.';
comment on column review_service.seller_replies.reply_id is 'Key of the reply.';
comment on column review_service.seller_replies.review_id is 'The review replied to; one reply a review.';
comment on column review_service.seller_replies.seller_id is 'The shop that replies.';
comment on column review_service.seller_replies.reply_text is 'What the shop says.';
comment on constraint seller_replies_review_id_fkey on review_service.seller_replies is E'@foreignFieldName reply';
select platform.describe_authorship('review_service.seller_replies');
