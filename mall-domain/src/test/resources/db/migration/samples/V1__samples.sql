create table naming_sample (
    id             uuid primary key,
    sku_id         uuid   not null,
    unit_price_fen bigint not null,
    list_price_fen bigint not null
);
create table naming_sample_lines (
    naming_sample_id uuid   not null references naming_sample,
    lines_order      int    not null,
    gift_sku_id      uuid   not null,
    quantity         int    not null,
    off_fen          bigint not null,
    primary key (naming_sample_id, lines_order)
);
create table bell (
    id   uuid primary key,
    rung int not null
);
