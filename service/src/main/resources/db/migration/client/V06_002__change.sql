-- The office corrects names and moves numbers. The slug stays: it is in people's addresses.
grant update (name, kana, wanted_kind) on client to denwaban_app;
grant delete on client_number to denwaban_app;
