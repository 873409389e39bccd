-- A flash sale that somebody wanted to be reminded of. Not valid at first: no look at the messages there are, which all hold it.
alter table message drop constraint message_purpose_check;
alter table message
    add constraint message_purpose_check
    check (purpose in ('PAYMENT_DUE', 'PAID', 'SHIPPED', 'REFUNDED', 'RESTOCKED', 'SALE_OPENS')) not valid;
alter table message validate constraint message_purpose_check;
