comment on table review_service.review_images is
  E'@behavior -query:resource:list -query:resource:connection\nA picture a buyer shows with a review.';
comment on column review_service.review_images.image_id is 'Key of the picture.';
comment on column review_service.review_images.review_id is 'The review it is shown with.';
comment on column review_service.review_images.url is 'The picture, at an address of this platform.';
comment on constraint review_images_review_id_fkey on review_service.review_images is E'@foreignFieldName images';
select platform.describe_authorship('review_service.review_images');
