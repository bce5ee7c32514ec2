-- migrate:up
set local role search_service;

-- Minute, hour, day, month, weekday: each a list of numbers, ranges, * and */n, as the worker parses them. Then: no
-- list that goes on to nothing, and no range that does not rise, of the same tens, of fewer digits or of lower tens.
alter table search_service.search_index_configs
  add constraint search_index_configs_schedule_is_cron check (
    indexing_schedule ~ (
      '^(([1-5]?\d(-[1-5]?\d)?|\*(/[1-9]\d?)?)(,|(?= )))+'
      ' (((1?\d|2[0-3])(-(1?\d|2[0-3]))?|\*(/[1-9]\d?)?)(,|(?= )))+'
      ' ((([1-9]|[12]\d|3[01])(-([1-9]|[12]\d|3[01]))?|\*(/[1-9]\d?)?)(,|(?= )))+'
      ' ((([1-9]|1[0-2])(-([1-9]|1[0-2]))?|\*(/[1-9]\d?)?)(,|(?= )))+'
      ' (([0-7](-[0-7])?|\*(/[1-9]\d?)?)(,|$))+$'
    )
    and indexing_schedule !~ ',( |$)'
    and indexing_schedule !~ (
      '(^|[ ,])([1-5]?)(0-\2[0]|1-\2[01]|2-\2[0-2]|3-\2[0-3]|4-\2[0-4]|5-\2[0-5]|6-\2[0-6]|7-\2[0-7]|8-\2[0-8]|9-\2\d)'
      '($|[ ,])'
    )
    and indexing_schedule !~ '\d\d-\d($|[ ,])|[2-5]\d-1\d|[3-5]\d-2\d|[45]\d-3\d|5\d-4\d'
  );

reset role;

-- migrate:down
set local role search_service;
alter table search_service.search_index_configs drop constraint search_index_configs_schedule_is_cron;
reset role;
