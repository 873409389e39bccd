-- Shelves, three deep at most; siblings stand by position.
create table category (
    id        uuid primary key,
    parent_id uuid references category check (parent_id <> id),
    name      text    not null check (char_length(name) between 1 and 20),
    picture   text,
    hidden    boolean not null,
    position  int     not null,
    version   bigint  not null,
    constraint category_name unique nulls not distinct (parent_id, name)
);

create table brand (
    id       uuid primary key,
    name     text   not null constraint brand_name unique check (char_length(name) between 1 and 40),
    logo     text,
    story    text   not null,
    position int    not null,
    version  bigint not null
);

-- A shopper sees a product unless it is a DRAFT and buys it while it is ON_SALE.
create table product (
    id                  uuid primary key,
    title               text        not null check (char_length(title) between 1 and 60),
    subtitle            text        not null check (char_length(subtitle) <= 120),
    kind                text        not null check (kind in ('PHYSICAL', 'VIRTUAL', 'PICKUP')),
    state               text        not null check (state in ('DRAFT', 'ON_SALE', 'OFF_SALE')),
    brand_id            uuid references brand,
    freight_template_id uuid,
    tags                text[]      not null,
    pictures            text[]      not null,
    specs               jsonb       not null check (jsonb_array_length(specs) <= 3),
    max_per_order       int check (max_per_order > 0),
    max_per_member      int check (max_per_member > 0),
    prominence          int         not null,
    description         text        not null,
    created_at          timestamptz not null,
    changed_at          timestamptz not null,
    put_on_sale_at      timestamptz,
    version             bigint      not null,
    check (state = 'DRAFT' or put_on_sale_at is not null)
);
create index product_brand on product (brand_id) where brand_id is not null;
create index product_newest on product (created_at desc, id desc);

-- On which shelves a product stands; the one at position 0 is its main one.
create table product_category (
    product_id  uuid not null references product on delete cascade,
    position    int  not null,
    category_id uuid not null references category,
    primary key (product_id, position),
    unique (category_id, product_id)
);

-- A variant is one combination of its product's specs; it retires and never goes, because orders,
-- carts and stock know it.
create table sku (
    id               uuid primary key,
    product_id       uuid    not null references product on delete cascade,
    position         int     not null,
    spec_values      text[]  not null,
    sku_code         text check (char_length(sku_code) between 1 and 40),
    list_price_fen   bigint  not null,
    price_fen        bigint  not null check (price_fen between 1 and 1000000000),
    member_price_fen bigint check (member_price_fen between 1 and price_fen),
    weight_grams     int     not null check (weight_grams between 0 and 1000000),
    picture          text,
    retired          boolean not null,
    constraint sku_combination unique (product_id, spec_values),
    check (list_price_fen between price_fen and 1000000000)
);
create unique index sku_code on sku (sku_code) where sku_code is not null and not retired;

-- Units sold per day of the shop; what came back is subtracted on the day on which it did.
create table product_sales (
    product_id uuid   not null references product on delete cascade,
    day        date   not null,
    sold       bigint not null,
    primary key (product_id, day)
);
create index product_sales_day on product_sales (day, product_id) include (sold);
