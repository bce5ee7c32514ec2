-- Seen where the review is: the policies of reviews apply to the one looked for here.
select platform.reset_guards('review_service.seller_replies');

create policy anonymous_reads_with_review on review_service.seller_replies
  for select to market_anonymous
  using (exists (select from review_service.reviews as review where review.review_id = seller_replies.review_id));

grant select (reply_id, review_id, seller_id, reply_text, created_date)
  on review_service.seller_replies to market_anonymous;

create trigger _100_stamp before insert or update on review_service.seller_replies
  for each row execute function platform.stamp_authorship();
