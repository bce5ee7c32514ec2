-- The keys of the buyer and the order are walked by nobody: nobody may read the columns.
comment on table review_service.reviews is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName reviews|@behavior -*\n@foreignKey (public_author_id) references user_service.users (user_id)|@fieldName author|@foreignFieldName publicReviews\n@foreignKey (product_id) references product_service.products (product_id)|@fieldName product|@foreignFieldName reviews\n@foreignKey (order_id) references order_service.orders (order_id)|@fieldName order|@foreignFieldName reviews|@behavior -*\nWhat a buyer says of a product.';
comment on column review_service.reviews.review_id is 'Key of the review.';
comment on column review_service.reviews.user_id is 'Who wrote it. Granted to nobody: a review may be anonymous.';
comment on column review_service.reviews.product_id is 'The product it is about.';
comment on column review_service.reviews.order_id is 'The order it was bought with. Granted to nobody: an order tells its buyer.';
comment on column review_service.reviews.rating is 'Stars, 1 to 5.';
comment on column review_service.reviews.comment is 'What the buyer says, if anything.';
comment on column review_service.reviews.is_anonymous is 'Whether the author is not to be named.';
comment on column review_service.reviews.status is 'State of the review; changed by moderation.';
comment on column review_service.reviews.public_author_id is 'Who wrote it, unless that is not to be told.';
comment on constraint reviews_once_per_purchase on review_service.reviews is
  E'@behavior -*\nOne review of a product by a user and order.';
select platform.describe_authorship('review_service.reviews');
