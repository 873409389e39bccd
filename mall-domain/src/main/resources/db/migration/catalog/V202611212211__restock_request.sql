-- Who wants to be told when a SKU is there again; crossed out when he is told.
create table restock_request (
    member_id    uuid        not null,
    sku_id       uuid        not null references sku on delete cascade,
    requested_at timestamptz not null,
    due_at       timestamptz,
    primary key (member_id, sku_id)
);
create index restock_request_sku on restock_request (sku_id) where due_at is null;
create index restock_request_due on restock_request (due_at) where due_at is not null;
