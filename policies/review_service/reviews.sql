-- Everybody sees what was approved, an author all of their own, administrators who look after reviews all. Who
-- wrote a review and for which order is granted to nobody: public_author_id tells where the author allows it.
select platform.reset_guards('review_service.reviews');

create policy anonymous_reads_approved on review_service.reviews
  for select to market_anonymous
  using (status = 'APPROVED');

create policy customer_reads_own on review_service.reviews
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_reviews on review_service.reviews
  for select to market_admin
  using ((select platform.may('reviews.read')));

grant select (review_id, product_id, rating, comment, is_anonymous, public_author_id, status, created_date)
  on review_service.reviews to market_anonymous;

create trigger _100_stamp before insert or update on review_service.reviews
  for each row execute function platform.stamp_authorship();
create trigger _900_count_rating after insert or delete or update of product_id, rating, status
  on review_service.reviews
  for each row execute function review_service.count_rating();
