-- A page of the inbox, of one box or of all, is read in its order, and a quiet client's is not looked for among all others'.
create index inbox_item_order on inbox_item (client_id, id desc);
create index inbox_item_box on inbox_item (client_id, line, id desc);
