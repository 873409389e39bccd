-- What members have put into their carts; at most one line per SKU.
create table cart_line (
    id             uuid        primary key,
    member_id      uuid        not null,
    sku_id         uuid        not null,
    quantity       int         not null check (quantity between 1 and 999),
    selected       boolean     not null,
    price_seen_fen bigint      not null check (price_seen_fen >= 0),
    added_at       timestamptz not null,
    constraint cart_line_per_sku unique (member_id, sku_id)
);
