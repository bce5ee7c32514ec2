-- migrate:up
create schema qa_service authorization qa_service;
alter default privileges for role qa_service revoke execute on functions from public;

-- migrate:down
alter default privileges for role qa_service grant execute on functions to public;
drop schema qa_service;
