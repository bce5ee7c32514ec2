-- Seen where the review is: the policies of reviews apply to the one looked for here.
select platform.reset_guards('review_service.review_images');

create policy anonymous_reads_with_review on review_service.review_images
  for select to market_anonymous
  using (exists (select from review_service.reviews as review where review.review_id = review_images.review_id));

grant select (image_id, review_id, url, created_date) on review_service.review_images to market_anonymous;

create trigger _100_stamp before insert or update on review_service.review_images
  for each row execute function platform.stamp_authorship();
