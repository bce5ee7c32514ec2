-- The key of who asked is walked by nobody: nobody may read the column.
comment on table qa_service.questions is E'@foreignKey (product_id) references product_service.products (product_id)|@fieldName product|@foreignFieldName questions\n@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName questions|@behavior -*\nWhat somebody wants to know of a product.';
comment on column qa_service.questions.question_id is 'Key of the question.';
comment on column qa_service.questions.product_id is 'The product it is about.';
comment on column qa_service.questions.user_id is 'Who asked. Granted to nobody.';
comment on column qa_service.questions.text is 'The question.';
comment on column qa_service.questions.status is 'State of the question; changed by answers and by moderation.';
select platform.describe_authorship('qa_service.questions');
