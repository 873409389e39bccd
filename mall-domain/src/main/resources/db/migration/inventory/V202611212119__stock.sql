-- Where stock lies: the ordinary pool of a SKU has the SKU's own id, an allotment one of its own.
-- Pages keep room so that an update stays on its page; no index may contain on_hand or reserved.
create table stock_pool (
    id        uuid primary key,
    sku_id    uuid        not null,
    on_hand   int         not null check (on_hand between 0 and 1000000000),
    reserved  int         not null default 0 check (reserved >= 0),
    low_mark  int         not null default 0 check (low_mark between 0 and 1000000000),
    closed_at timestamptz,
    constraint stock_pool_promises_no_more_than_it_has check (reserved <= on_hand),
    constraint stock_pool_ordinary_stays_open check (id <> sku_id or closed_at is null)
) with (fillfactor = 70);
create index stock_pool_allotment on stock_pool (sku_id) where id <> sku_id;

-- What is promised and not yet shipped or released: one row per cause and pool while it lasts.
-- No foreign key: it would lock the pool's row once more for every line of every order.
create table stock_reservation (
    cause_kind text        collate "C" not null,
    cause_id   uuid        not null,
    pool_id    uuid        not null,
    sku_id     uuid        not null,
    occasion   uuid        not null,
    quantity   int         not null check (quantity > 0),
    since      timestamptz not null,
    primary key (cause_id, pool_id, cause_kind)
);

-- Every change of every pool, for ever. The primary key makes a second identical change impossible.
create table stock_movement (
    seq        bigint      generated always as identity,
    cause_kind text        collate "C" not null,
    cause_id   uuid        not null,
    occasion   uuid        not null,
    pool_id    uuid        not null,
    kind       text        collate "C" not null,
    sku_id     uuid        not null,
    on_hand    int         not null,
    reserved   int         not null,
    at         timestamptz not null,
    actor      text,
    reason     text        check (length(reason) between 1 and 200),
    primary key (cause_id, occasion, pool_id, kind, cause_kind),
    constraint stock_movement_does_what_its_kind_says check (case kind
        when 'OPEN'      then on_hand > 0 and reserved = 0
        when 'ADJUST'    then on_hand <> 0 and reserved = 0
        when 'RESERVE'   then on_hand = 0 and reserved > 0
        when 'RELEASE'   then on_hand = 0 and reserved < 0
        when 'SHIP'      then on_hand < 0 and reserved = on_hand
        when 'PUT_BACK'  then on_hand > 0 and reserved = 0
        when 'CARVE'     then on_hand <> 0 and reserved = 0
        when 'GIVE_BACK' then on_hand <> 0 and reserved = 0
        else false end)
);
create index stock_movement_of_sku on stock_movement (sku_id, seq desc);
create index stock_movement_put_back on stock_movement (cause_id) where kind = 'PUT_BACK';

create function stock_movement_stays() returns trigger language plpgsql as $$
begin
    raise exception 'a stock movement is never changed or removed';
end $$;
create trigger stock_movement_stays before update or delete or truncate on stock_movement
    for each statement execute function stock_movement_stays();
