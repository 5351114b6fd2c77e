-- Who acts under a broken glass. Null: none yet, or one of before this column, which is over by now.
alter table glass add column person_id uuid references person;
grant update (person_id) on glass to denwaban_app;
create index glass_person on glass (person_id);
