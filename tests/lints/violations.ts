/** Something one lint must object to, made in user_service. */
export interface Violation {
  lint: string;
  /** Run as user_service, unless `as` says otherwise. */
  sql: string;
  as?: 'superuser';
  /** What the lint must report; for `none`, the lint must stay silent about everything new. */
  subject: string | 'none';
}

const table = (columns: string) => `
  create table user_service.probes (${columns});
  alter table user_service.probes enable row level security;`;

const probes = table('probe_id bigint primary key, user_id bigint, label text');

const policy = (using: string) => `${probes}
  create policy customer_reads on user_service.probes for select to market_customer using (${using});`;

const definer = (
  body: string,
  returns = 'bigint',
  options = 'set search_path = pg_catalog, extensions, pg_temp',
) => `
  create function user_service.probe() returns ${returns} language sql stable security definer ${options} as $$${body}$$;`;

const tag = (text: string) => `${probes} comment on table user_service.probes is E'${text}\\nA probe.';`;

const named = '|@fieldName thing|@foreignFieldName probes';

/** At least one for each lint: a lint that cannot fire proves nothing. */
export const violations: Violation[] = [
  {
    lint: 'rls_disabled',
    sql: 'create table user_service.probes (probe_id bigint primary key)',
    subject: 'user_service.probes',
  },
  { lint: 'rls_without_policy', sql: probes, subject: 'user_service.probes' },
  {
    lint: 'grant_without_policy',
    sql: `${probes} grant select (label) on user_service.probes to market_customer`,
    subject: 'market_customer select user_service.probes',
  },
  {
    lint: 'grant_without_policy',
    sql: `${policy('true')} grant delete on user_service.probes to market_customer`,
    subject: 'market_seller delete user_service.probes',
  },
  { lint: 'policy_without_grant', sql: policy('true'), subject: 'customer_reads on user_service.probes' },
  {
    lint: 'policy_to_public',
    sql: `${probes} create policy all_read on user_service.probes for select using (true)`,
    subject: 'all_read on user_service.probes',
  },
  {
    lint: 'policy_for_all',
    sql: `${probes} create policy mine on user_service.probes to market_customer using (user_id = 1)`,
    subject: 'mine on user_service.probes',
  },
  {
    lint: 'write_without_condition',
    sql: `${probes} create policy adds on user_service.probes for insert to market_customer with check (true)`,
    subject: 'adds on user_service.probes',
  },
  {
    lint: 'write_without_condition',
    sql: `${probes} create policy removes on user_service.probes for delete to market_customer using (true)`,
    subject: 'removes on user_service.probes',
  },
  {
    lint: 'policy_function_per_row',
    sql: policy('user_id = platform.current_user_id()'),
    subject: 'customer_reads on user_service.probes',
  },
  {
    lint: 'policy_function_per_row',
    sql: policy(`label = current_setting('market.label', true)`),
    subject: 'customer_reads on user_service.probes',
  },
  {
    // Correlated: the sub-select takes the row's own value, so it is run for each.
    lint: 'policy_function_per_row',
    sql: policy('(select platform.may(label))'),
    subject: 'customer_reads on user_service.probes',
  },
  {
    lint: 'policy_function_per_row',
    sql: policy(`exists (
      select from user_service.users where users.user_id = platform.current_user_id() and users.first_name = label)`),
    subject: 'customer_reads on user_service.probes',
  },
  {
    lint: 'policy_function_per_row',
    sql: policy(`user_id = (select platform.current_user_id()) and (label = lower('(') or (select platform.may('a.b')))
      and user_id = any ((select platform.current_warehouse_ids())::bigint[])
      and exists (select from user_service.users where users.user_id = (select platform.current_user_id()))`),
    subject: 'none',
  },
  {
    lint: 'policy_reads_other_service',
    sql: `
      create table qa_service.foreign_probes (user_id bigint primary key);
      ${probes}
      create policy reads on user_service.probes for select to market_customer
        using (user_id in (select user_id from qa_service.foreign_probes));`,
    as: 'superuser',
    subject: 'reads on user_service.probes',
  },
  {
    lint: 'policy_column_without_index',
    sql: policy('user_id = (select platform.current_user_id())'),
    subject: 'customer_reads on user_service.probes',
  },
  {
    lint: 'policy_column_without_index',
    sql: policy('user_id = any ((select platform.current_warehouse_ids())::bigint[])'),
    subject: 'customer_reads on user_service.probes',
  },
  {
    lint: 'policy_column_without_index',
    sql: `${policy('user_id = (select platform.current_user_id())')}
      create index probes_label_user on user_service.probes (label, user_id);`,
    subject: 'customer_reads on user_service.probes',
  },
  {
    lint: 'policy_column_without_index',
    sql: `${policy('user_id = (select platform.current_user_id())')}
      create index probes_user on user_service.probes (user_id, label);`,
    subject: 'none',
  },
  {
    lint: 'definer_search_path',
    sql: definer('select 1::bigint', 'bigint', ''),
    subject: 'user_service.probe()',
  },
  {
    lint: 'definer_search_path',
    sql: definer('select 1::bigint', 'bigint', 'set search_path = pg_catalog'),
    subject: 'user_service.probe()',
  },
  {
    lint: 'function_search_path',
    sql: `create function user_service.probe() returns int language sql immutable as 'select 1'`,
    subject: 'user_service.probe()',
  },
  {
    lint: 'public_execute',
    sql: `${definer('select 1::bigint')} grant execute on function user_service.probe() to public`,
    subject: 'user_service.probe()',
  },
  {
    lint: 'default_public_execute',
    sql: 'alter default privileges for role user_service grant execute on functions to public',
    subject: 'user_service',
  },
  {
    lint: 'public_grant',
    sql: `${probes} grant select on user_service.probes to public`,
    subject: 'user_service.probes',
  },
  {
    lint: 'public_grant',
    sql: `${probes} grant update (label) on user_service.probes to public`,
    subject: 'user_service.probes.label',
  },
  { lint: 'public_grant', sql: 'grant usage on schema user_service to public', subject: 'user_service' },
  {
    lint: 'view_without_invoker',
    sql: `${probes}
      create view user_service.probe_labels with (security_barrier) as select label from user_service.probes;
      grant select on user_service.probe_labels to market_customer;`,
    subject: 'user_service.probe_labels',
  },
  {
    lint: 'view_without_barrier',
    sql: `${probes} create view user_service.probe_labels as select label from user_service.probes`,
    subject: 'user_service.probe_labels',
  },
  {
    lint: 'view_reads_other_service',
    sql: `create view qa_service.foreign_probes with (security_barrier) as select user_id from user_service.users`,
    as: 'superuser',
    subject: 'qa_service.foreign_probes',
  },
  {
    lint: 'unprotected_relation_granted',
    sql: `
      create materialized view user_service.probe_counts as select count(*) as count from user_service.users;
      grant select on user_service.probe_counts to market_customer;`,
    subject: 'user_service.probe_counts',
  },
  {
    lint: 'definer_returns_row',
    sql: `${definer('select * from user_service.users', 'setof user_service.users')}
      grant execute on function user_service.probe() to market_customer;`,
    subject: 'user_service.probe()',
  },
  {
    lint: 'definer_returns_row',
    sql: `${definer('select array_agg(users) from user_service.users', 'user_service.users[]')}
      grant execute on function user_service.probe() to market_customer;`,
    subject: 'user_service.probe()',
  },
  {
    lint: 'definer_returns_row',
    sql: `${definer('select 1, users from user_service.users', 'table (at int, found user_service.users)')}
      grant execute on function user_service.probe() to market_customer;`,
    subject: 'user_service.probe()',
  },
  {
    lint: 'definer_ignores_caller',
    sql: `${definer('select max(user_id) from user_service.users')}
      grant execute on function user_service.probe() to market_anonymous;`,
    subject: 'user_service.probe()',
  },
  {
    lint: 'row_argument_beyond_grants',
    sql: `
      create function user_service.users_initials(users user_service.users) returns text language sql stable
        set search_path = pg_catalog, extensions, pg_temp as $$select left(users.first_name, 1)$$;
      grant execute on function user_service.users_initials(user_service.users) to market_customer;`,
    subject: 'user_service.users_initials(user_service.users)',
  },
  {
    lint: 'table_grant',
    sql: `${policy('true')} grant select on user_service.probes to market_customer`,
    subject: 'market_customer select user_service.probes',
  },
  {
    lint: 'excessive_grant',
    sql: `${probes} grant truncate on user_service.probes to market_customer`,
    subject: 'user_service.probes',
  },
  {
    lint: 'excessive_grant',
    sql: `${probes} grant select (label) on user_service.probes to market_customer with grant option`,
    subject: 'user_service.probes.label',
  },
  {
    lint: 'excessive_grant',
    sql: 'grant update on sequence user_service.users_user_id_seq to market_customer',
    subject: 'user_service.users_user_id_seq',
  },
  {
    lint: 'excessive_grant',
    sql: 'grant create on schema user_service to qa_service',
    subject: 'user_service',
  },
  {
    lint: 'table_granted_to_service',
    sql: `${probes} grant select (label) on user_service.probes to qa_service`,
    subject: 'user_service.probes',
  },
  {
    lint: 'secret_granted',
    sql: `${table('probe_id bigint primary key, password_hash text')}
      grant select (password_hash) on user_service.probes to market_admin;`,
    subject: 'user_service.probes.password_hash',
  },
  {
    lint: 'secret_granted',
    sql: `${table('probe_id bigint primary key, api_key_encrypted text')}
      create view user_service.probe_keys with (security_barrier) as select api_key_encrypted from user_service.probes;
      grant select on user_service.probe_keys to qa_service;`,
    subject: 'user_service.probe_keys.api_key_encrypted',
  },
  {
    lint: 'insert_without_sequence',
    sql: `${table('probe_id bigserial primary key, label text')}
      grant insert (label) on user_service.probes to market_customer;`,
    subject: 'market_customer insert user_service.probes',
  },
  {
    lint: 'foreign_key_across_services',
    sql: 'create table qa_service.probes (user_id bigint primary key references user_service.users (user_id))',
    as: 'superuser',
    subject: 'probes_user_id_fkey on qa_service.probes',
  },
  {
    lint: 'foreign_key_without_index',
    sql: table('probe_id bigint primary key, user_id bigint references user_service.users (user_id)'),
    subject: 'probes_user_id_fkey on user_service.probes',
  },
  {
    lint: 'foreign_key_without_index',
    sql: `${table('probe_id bigint primary key, user_id bigint references user_service.users (user_id)')}
      create index probes_user on user_service.probes (user_id, probe_id);`,
    subject: 'none',
  },
  {
    lint: 'logical_key_broken',
    sql: tag(`@foreignKey (user_id) references qa_service.nothing (user_id)${named}`),
    subject: `user_service.probes: @foreignKey (user_id) references qa_service.nothing (user_id)${named}`,
  },
  {
    lint: 'logical_key_broken',
    sql: tag('@foreignKey user_id references user_service.users'),
    subject: 'user_service.probes: @foreignKey user_id references user_service.users',
  },
  {
    // Not unique there.
    lint: 'logical_key_broken',
    sql: tag(`@foreignKey (user_id) references user_service.user_addresses (user_id)${named}`),
    subject: `user_service.probes: @foreignKey (user_id) references user_service.user_addresses (user_id)${named}`,
  },
  {
    // Of another type.
    lint: 'logical_key_broken',
    sql: tag(`@foreignKey (label) references user_service.users (user_id)${named}`),
    subject: `user_service.probes: @foreignKey (label) references user_service.users (user_id)${named}`,
  },
  {
    lint: 'logical_key_broken',
    sql: tag(`@foreignKey (owner_id) references user_service.users (user_id)${named}`),
    subject: `user_service.probes: @foreignKey (owner_id) references user_service.users (user_id)${named}`,
  },
  {
    // Two keys that would give users one field.
    lint: 'logical_key_broken',
    sql: `
      create table seller_service.probes (probe_id bigint primary key, user_id bigint, other_id bigint);
      comment on table seller_service.probes is E'
@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName probes
@foreignKey (other_id) references user_service.users (user_id)|@fieldName other|@foreignFieldName probes
A probe.';`,
    as: 'superuser',
    subject:
      'seller_service.probes: @foreignKey (other_id) references user_service.users (user_id)|@fieldName other|@foreignFieldName probes',
  },
  {
    lint: 'logical_key_broken',
    sql: `
      create table seller_service.probes (probe_id bigint primary key, user_id bigint);
      comment on table seller_service.probes is E'
@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName probes|@behavior -list
A probe.';`,
    as: 'superuser',
    subject: 'none',
  },
  {
    // A physical key is possible here.
    lint: 'logical_key_broken',
    sql: tag(`@foreignKey (user_id) references user_service.users (user_id)${named}`),
    subject: `user_service.probes: @foreignKey (user_id) references user_service.users (user_id)${named}`,
  },
  {
    lint: 'logical_key_without_index',
    sql: tag(`@foreignKey (user_id) references user_service.users (user_id)${named}`),
    subject: 'user_service.probes (user_id)',
  },
  {
    lint: 'logical_key_without_index',
    sql: `${tag(`@foreignKey (user_id) references user_service.users (user_id)${named}`)}
      create index probes_user on user_service.probes (user_id, label);`,
    subject: 'none',
  },
  {
    lint: 'duplicate_index',
    sql: `${probes}
      create index probes_label on user_service.probes (label);
      create index probes_label_again on user_service.probes (label);`,
    subject: 'user_service.probes',
  },
  {
    lint: 'redundant_index',
    sql: `${probes}
      create index probes_user on user_service.probes (user_id);
      create index probes_user_label on user_service.probes (user_id, label);`,
    subject: 'user_service.probes_user',
  },
  {
    lint: 'redundant_index',
    sql: `${probes}
      create unique index probes_user on user_service.probes (user_id);
      create index probes_user_label on user_service.probes (user_id, label);
      create index probes_labelled on user_service.probes (label) where label <> '';
      create index probes_label_user on user_service.probes (label, user_id);`,
    subject: 'none',
  },
  {
    lint: 'unfinished',
    sql: `${probes} alter table user_service.probes add constraint probes_label check (label <> '') not valid`,
    subject: 'probes_label on user_service.probes',
  },
  {
    lint: 'unfinished',
    sql: `${probes} update pg_index set indisvalid = false where indexrelid = 'user_service.probes_pkey'::regclass`,
    as: 'superuser',
    subject: 'user_service.probes_pkey',
  },
  { lint: 'no_primary_key', sql: table('label text'), subject: 'user_service.probes' },
  { lint: 'missing_comment', sql: probes, subject: 'user_service.probes' },
  { lint: 'missing_comment', sql: probes, subject: 'user_service.probes.label' },
  {
    // A smart tag is no description.
    lint: 'missing_comment',
    sql: `${probes} comment on table user_service.probes is '@behavior -query:resource:list'`,
    subject: 'user_service.probes',
  },
  { lint: 'missing_comment', sql: definer('select 1::bigint'), subject: 'user_service.probe()' },
  {
    lint: 'missing_comment',
    sql: `create type user_service.probe_enum as enum ('A')`,
    subject: 'user_service.probe_enum',
  },
  {
    lint: 'missing_comment',
    sql: `create view user_service.probe_users with (security_barrier) as select user_id from user_service.users`,
    subject: 'user_service.probe_users',
  },
  {
    lint: 'missing_stamp',
    sql: table('probe_id bigint primary key, created_by varchar(255)'),
    subject: 'user_service.probes',
  },
  {
    // Fires on insert only.
    lint: 'missing_stamp',
    sql: `${table('probe_id bigint primary key, created_by varchar(255)')}
      create trigger _100_stamp before insert on user_service.probes
        for each row execute function platform.stamp_authorship();`,
    subject: 'user_service.probes',
  },
  {
    lint: 'trigger_name',
    sql: `${probes}
      create trigger stamp before insert on user_service.probes
        for each row execute function platform.stamp_authorship();`,
    subject: 'stamp on user_service.probes',
  },
  { lint: 'foreign_owner', sql: probes, as: 'superuser', subject: 'user_service.probes' },
  {
    lint: 'role_attributes',
    sql: 'alter role market_worker bypassrls',
    as: 'superuser',
    subject: 'market_worker',
  },
  { lint: 'role_attributes', sql: 'alter role user_service login', as: 'superuser', subject: 'user_service' },
  { lint: 'role_attributes', sql: 'alter role market_api inherit', as: 'superuser', subject: 'market_api' },
  { lint: 'role_reach', sql: 'grant user_service to market_api', as: 'superuser', subject: 'market_api' },
  { lint: 'role_reach', sql: 'grant user_service to qa_service', as: 'superuser', subject: 'qa_service' },
  { lint: 'role_reach', sql: 'grant market_admin to market_auth', as: 'superuser', subject: 'market_auth' },
  {
    lint: 'schema_uses_repeatable_function',
    sql: 'create table user_service.probes (made_by text primary key default platform.current_actor())',
    subject: 'default value for column made_by of table user_service.probes',
  },
  {
    lint: 'schema_uses_repeatable_function',
    sql: `create table user_service.probes (
      made_by text primary key, constraint probes_mine check (made_by = platform.current_actor()))`,
    subject: 'constraint probes_mine on table user_service.probes',
  },
  {
    lint: 'column_beyond_rows',
    sql: `${probes}
      create policy anyone_reads on user_service.probes for select to market_anonymous using (true);
      grant select (probe_id, label) on user_service.probes to market_anonymous;
      grant select (user_id) on user_service.probes to market_customer;`,
    subject: 'market_customer user_service.probes',
  },
  {
    // Two steps up.
    lint: 'column_beyond_rows',
    sql: `${probes}
      create policy anyone_reads on user_service.probes for select to market_anonymous using (true);
      grant select (probe_id, label) on user_service.probes to market_anonymous;
      grant select (user_id) on user_service.probes to market_seller;`,
    subject: 'market_seller user_service.probes',
  },
  {
    lint: 'column_beyond_rows',
    sql: `${probes}
      create policy anyone_reads on user_service.probes for select to market_anonymous using (true);
      grant select (probe_id, label) on user_service.probes to market_anonymous, market_customer;`,
    subject: 'none',
  },
  {
    lint: 'foreign_key_without_action',
    sql: table('probe_id bigint primary key, user_id bigint references user_service.users (user_id)'),
    subject: 'probes_user_id_fkey on user_service.probes',
  },
  {
    lint: 'index_name',
    sql: `${probes} create index by_label on user_service.probes (label)`,
    subject: 'user_service.by_label',
  },
];
