-- Orders that a play let in by a door of its own. Not valid at first: no look at the orders there are, which all hold it.
alter table customer_order drop constraint customer_order_source_check;
alter table customer_order
    add constraint customer_order_source_check check (source in ('CART', 'BUY_NOW', 'PLAY')) not valid;
alter table customer_order validate constraint customer_order_source_check;
