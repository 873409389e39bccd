-- What refunds settled with promotions for what their buyers keep: what is taken off, and, where the amount is
-- negative, what of it a later refund gave back.
create table order_refund_deduction (
    refund_id    uuid   not null references order_refund,
    seq          int    not null,
    play         text   not null,
    promotion_id text   not null,
    amount_fen   bigint not null check (amount_fen <> 0),
    primary key (refund_id, seq),
    unique (refund_id, play, promotion_id)
);

alter table order_refund drop constraint order_refund_deducted_fen_check;
