-- What can be found: a row for each product on sale; see mall.domain.catalog.search.
create table product_index (
    product_id  uuid primary key references product on delete cascade,
    words       tsvector    not null,
    -- The shelves that it stands on and those above them.
    categories  uuid[]      not null,
    brand_id    uuid,
    tags        text[]      not null,
    price_fen   bigint      not null,
    prominence  int         not null,
    on_sale_at  timestamptz not null,
    sold        bigint      not null,
    -- A shelf or brand has changed its name since.
    stale       boolean     not null default false
);
create index product_index_words on product_index using gin (words);
create index product_index_categories on product_index using gin (categories);
create index product_index_recommended on product_index (prominence desc, on_sale_at desc, product_id desc);
create index product_index_newest on product_index (on_sale_at desc, product_id desc);
create index product_index_price on product_index (price_fen, product_id);
create index product_index_sold on product_index (sold desc, product_id desc);
create index product_index_brand on product_index (brand_id, on_sale_at desc) where brand_id is not null;
create index product_index_stale on product_index (product_id) where stale;

-- How often a word was looked for on a day of the shop, with something to be found.
create table search_word (
    word     text   not null check (char_length(word) between 1 and 20),
    day      date   not null,
    searches bigint not null check (searches > 0),
    primary key (word, day)
);
create index search_word_day on search_word (day, word) include (searches);
