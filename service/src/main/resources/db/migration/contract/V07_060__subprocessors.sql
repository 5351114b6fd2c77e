-- Companies that the office entrusts with clients' data. Rows are added; of one only its end is set.
create table subprocessor (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  corporate_number text not null check (corporate_number ~ '^([1-9][0-9]{12})?$'),
  country text not null check (country ~ '^[A-Z]{2}$'),
  service text not null check (service ~ '^[A-Z]{1,16}$'),
  data text not null check (length(data) between 1 and 200),
  via text not null check (length(via) <= 200),
  hosts text not null check (length(hosts) <= 200),
  starts date not null,
  added_at timestamptz not null,
  added_by uuid not null,
  ended_at timestamptz
);

-- What a client says to one. The office asks; only the client answers.
create table subprocessor_consent (
  client_id uuid not null,
  subprocessor_id uuid not null references subprocessor (id),
  state text not null check (state in ('ASKED', 'APPROVED', 'OBJECTED')),
  asked_at timestamptz not null,
  state_at timestamptz not null,
  person_id uuid not null,
  reason text not null default '' check (length(reason) <= 1000),
  primary key (client_id, subprocessor_id)
);

alter table subprocessor enable row level security;
alter table subprocessor force row level security;
alter table subprocessor_consent enable row level security;
alter table subprocessor_consent force row level security;
create policy office on subprocessor using (app_office()) with check (app_office());
create policy office on subprocessor_consent for select using (app_office());
create policy asks on subprocessor_consent for insert with check (app_office() and state = 'ASKED');
create policy own on subprocessor_consent for select using (client_id = app_client());
create policy answers on subprocessor_consent for insert with check (client_id = app_client() and state <> 'ASKED');
create policy answers_again on subprocessor_consent for update
  using (client_id = app_client()) with check (client_id = app_client() and state <> 'ASKED');

grant select, insert on subprocessor to denwaban_app;
grant update (ended_at) on subprocessor to denwaban_app;
grant select, insert on subprocessor_consent to denwaban_app;
grant update (state, state_at, person_id, reason) on subprocessor_consent to denwaban_app;
