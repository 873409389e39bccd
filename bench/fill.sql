-- Fills a database of the mall by SQL: members with live sessions, a catalog, orders long past.
-- Variables: members, products, orders (counts). Repeatable: ids are made from numbers, and what is
-- there already stays. The rows obey every rule that the audit checks.
\set ON_ERROR_STOP on
\timing on
set session_replication_role = replica; -- foreign keys hold by construction; checking 10,000,000 of them takes long
set synchronous_commit = off;
set work_mem = '256MB';
set maintenance_work_mem = '1GB';

-- A version 7 UUID from a kind and a number: sorted by number, so that the rows lie as they would
-- if they had been written one after another.
create or replace function bench_id(kind int, n bigint) returns uuid immutable parallel safe language sql as $$
    select (lpad(to_hex((1735689600000 + n)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
        || '8' || lpad(to_hex(n), 15, '0'))::uuid
$$;
-- The access token of the n-th member, and what the mall stores of it.
create or replace function bench_token(n bigint) returns text immutable parallel safe language sql as $$
    select rtrim(translate(encode(sha256(convert_to('bench ' || n, 'UTF8')), 'base64'), '+/', '-_'), '=')
$$;
create or replace function bench_hash(token text) returns text immutable parallel safe language sql as $$
    select rtrim(translate(encode(sha256(convert_to(token, 'UTF8')), 'base64'), '+/', '-_'), '=')
$$;

\echo members
insert into member (id, state, joined_at, last_seen_at, version)
select bench_id(1, n), 'ACTIVE', now() - interval '90 days', now() - interval '1 day', 0
from generate_series(1, :members) n on conflict do nothing;
insert into member_identity (appid, openid, member_id, first_at, last_at)
select 'wxbench0000000000', 'bench-' || n, bench_id(1, n), now() - interval '90 days', now()
from generate_series(1, :members) n on conflict do nothing;
insert into member_session (id, member_id, opened_at, ends_at)
select bench_id(2, n), bench_id(1, n), now(), now() + interval '30 days'
from generate_series(1, least(:members, 100000)) n
on conflict (id) do update set opened_at = excluded.opened_at, ends_at = excluded.ends_at;
insert into member_token (hash, session_id, kind, issued_at, expires_at)
select bench_hash(bench_token(n)), bench_id(2, n), 'ACCESS', now(), now() + interval '30 days'
from generate_series(1, least(:members, 100000)) n
on conflict (hash) do update set issued_at = excluded.issued_at, expires_at = excluded.expires_at;

\echo products
-- One variant each, at one price, with plenty in store, on one of eight shelves. Their words are indexed as
-- mall.domain.catalog.search.Grams indexes them.
insert into category (id, name, hidden, position, version)
select bench_id(3, n), '分类 ' || n, false, n, 0 from generate_series(1, 8) n on conflict do nothing;
create temporary table word as
select * from (values
    (0, '奶茶', '奶', '茶', 'n', 'c'), (1, '咖啡', '咖', '啡', 'k', 'f'), (2, '龙井', '龙', '井', 'l', 'j'),
    (3, '果茶', '果', '茶', 'g', 'c'), (4, '礼盒', '礼', '盒', 'l', 'h'), (5, '白茶', '白', '茶', 'b', 'c'),
    (6, '乌龙', '乌', '龙', 'w', 'l'), (7, '普洱', '普', '洱', 'p', 'e')) word (no, whole, first, second, one, two);
insert into product (id, title, subtitle, kind, state, tags, pictures, specs, prominence, description, created_at, changed_at,
    put_on_sale_at, version)
select bench_id(4, n), whole || ' ' || n, '好茶慢慢喝', 'PHYSICAL', 'ON_SALE', array['热卖'], array['/files/bench.jpg'], '[]', 0,
    repeat('<p>高山云雾，手工采摘，慢火烘焙。</p>', 8), at, at, at, 0
from generate_series(1, :products) n
join word on word.no = n % 8
cross join lateral (select now() - interval '300 days' + n * interval '1 second') as t (at)
on conflict do nothing;
insert into product_category (product_id, position, category_id)
select bench_id(4, n), 0, bench_id(3, 1 + n % 8) from generate_series(1, :products) n on conflict do nothing;
insert into sku (id, product_id, position, spec_values, list_price_fen, price_fen, member_price_fen, weight_grams, retired)
select bench_id(5, n), bench_id(4, n), 0, '{}', 4900, 3900, 3700, 300, false from generate_series(1, :products) n
on conflict do nothing;
insert into stock_pool (id, sku_id, on_hand) select bench_id(5, n), bench_id(5, n), 10000000 from generate_series(1, :products) n
on conflict do nothing;
insert into stock_movement (cause_kind, cause_id, occasion, pool_id, kind, sku_id, on_hand, reserved, at)
select 'sku', bench_id(5, n), bench_id(5, n), bench_id(5, n), 'OPEN', bench_id(5, n), 10000000, 0, now() - interval '300 days'
from generate_series(1, :products) n on conflict do nothing;
insert into product_index (product_id, words, categories, tags, price_fen, prominence, on_sale_at, sold)
select bench_id(4, n),
    format('%L:1A %L:1A %L:2A %L:1A %L:1A %L:2A %L:4A', first, whole, second, '~' || one, '~' || one || two, '~' || two, n)::tsvector,
    array[bench_id(3, 1 + n % 8)], array['热卖'], 3900, 0, now() - interval '300 days' + n * interval '1 second', n % 1000
from generate_series(1, :products) n join word on word.no = n % 8
on conflict do nothing;

\echo orders
-- Order n: one line of one or two units of a product, paid, shipped and completed long ago.
create or replace procedure bench_orders(total bigint, members bigint, products bigint) language plpgsql as $$
declare
    done bigint := (select count(*) from customer_order where id between bench_id(10, 1) and bench_id(10, total) and number like '99%');
    upto bigint;
begin
    while done < total loop
        upto := least(done + 200000, total);
        create temporary table chunk on commit drop as
            select n, bench_id(10, n) as id, bench_id(11, n) as payment, bench_id(1, 1 + (n * 7919) % members) as buyer,
                   sku.id as sku, sku.product_id as product, product.title, sku.price_fen as price,
                   1 + (n % 2)::int as quantity, now() - interval '400 days' + n * interval '2 seconds' as at
            from generate_series(done + 1, upto) n
            join sku on sku.id = bench_id(5, 1 + (n * 104729) % products)
            join product on product.id = sku.product_id;
        insert into customer_order (id, number, buyer_id, state, source, goods_fen, freight_fen, payable_fen, paid_fen, refunded_fen,
            delivery_kind, placed_at, pay_by, paid_at, shipped_at, receive_by, received_at, complete_by, completed_at, version)
        select id, '99' || lpad(n::text, 14, '0'), buyer, 'COMPLETED', 'BUY_NOW', price * quantity, 0, price * quantity, price * quantity, 0,
            'VIRTUAL', at, at + interval '30 minutes', at + interval '1 minute', at + interval '1 hour', at + interval '10 days',
            at + interval '2 days', at + interval '9 days', at + interval '9 days', 5
        from chunk;
        insert into order_line (order_id, no, sku_id, product_id, title, spec_text, kind, weight_grams, list_price_fen, unit_price_fen,
            quantity, gift, shipped, refunded)
        select id, 1, sku, product, title, '', 'VIRTUAL', 0, price, price, quantity, false, quantity, 0 from chunk;
        insert into parcel (id, order_id, shipped_at, version) select bench_id(14, n), id, at + interval '1 hour', 0 from chunk;
        insert into parcel_line (parcel_id, seq, line_no, quantity) select bench_id(14, n), 0, 1, quantity from chunk;
        insert into shipping_notice (order_id, state, revision, tries, reported_whole) select id, 'ACCEPTED', 1, 1, true from chunk;
        insert into order_history (id, order_id, at, actor, action)
        select bench_id(12, n), id, at, 'member:' || buyer, 'placed' from chunk;
        insert into stock_movement (cause_kind, cause_id, occasion, pool_id, kind, sku_id, on_hand, reserved, at)
        select 'order', id, id, sku, 'RESERVE', sku, 0, quantity, at from chunk;
        insert into stock_movement (cause_kind, cause_id, occasion, pool_id, kind, sku_id, on_hand, reserved, at)
        select 'order', id, bench_id(13, n), sku, 'SHIP', sku, -quantity, -quantity, at + interval '1 hour' from chunk;
        insert into payable (kind, id, state, created_at) select 'order', id, 'OPEN', at from chunk;
        insert into payment (id, payable_kind, payable_id, payer, mchid, appid, openid, amount_fen, description, status, created_at, pay_by,
            give_up_at, kept, transaction_id, paid_at, settled_at)
        select payment, 'order', id, buyer, '1900000001', 'wxbench0000000000', 'bench', price * quantity, title, 'PAID', at,
            at + interval '30 minutes', at + interval '32 minutes', true, 'bench' || n, at + interval '1 minute', at + interval '1 minute'
        from chunk;
        insert into purchase_count (member_id, product_id, bought) select buyer, product, sum(quantity) from chunk group by 1, 2
        on conflict (member_id, product_id) do update set bought = purchase_count.bought + excluded.bought;
        update stock_pool set on_hand = on_hand - gone.units
        from (select sku, sum(quantity) as units from chunk group by 1) gone where id = gone.sku;
        commit;
        raise notice '% orders', upto;
        done := upto;
    end loop;
end $$;
call bench_orders(:orders, :members, :products);
vacuum analyze;
