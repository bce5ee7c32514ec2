-- Sums over public reviews are public. Only the trigger on reviews writes them.
select platform.reset_guards('review_service.rating_summaries');

create policy anonymous_reads_all on review_service.rating_summaries
  for select to market_anonymous
  using (true);

grant select (product_id, review_count, rating_sum, average, stars_1, stars_2, stars_3, stars_4, stars_5)
  on review_service.rating_summaries to market_anonymous;

create trigger _100_stamp before insert or update on review_service.rating_summaries
  for each row execute function platform.stamp_authorship();
create trigger _900_announce_update after update on review_service.rating_summaries
  referencing old table as was new table as changed
  for each statement execute function review_service.announce_ratings();
create trigger _900_announce_insert after insert on review_service.rating_summaries
  referencing new table as changed
  for each statement execute function review_service.announce_ratings();
