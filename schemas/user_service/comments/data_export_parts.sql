comment on table user_service.data_export_parts is 'What one service holds about the user of an export.';
comment on column user_service.data_export_parts.export_id is 'The export it is a part of.';
comment on column user_service.data_export_parts.service is 'The service that holds it.';
comment on column user_service.data_export_parts.content is 'What it holds: lists of rows, by table.';
select platform.describe_authorship('user_service.data_export_parts');
