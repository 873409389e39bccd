-- By when a paid order is to be on its way. Orders from before this promise get the one that the shop starts with.
alter table customer_order add column ship_by timestamptz;
update customer_order set ship_by = paid_at + interval '48 hours', due_at = paid_at + interval '48 hours'
where state in ('PAID', 'PARTLY_SHIPPED') and held_for is null;
alter table customer_order
    add check (state not in ('PAID', 'PARTLY_SHIPPED') or held_for is not null or ship_by is not null);
create index customer_order_ship_by on customer_order (ship_by) where state in ('PAID', 'PARTLY_SHIPPED');
