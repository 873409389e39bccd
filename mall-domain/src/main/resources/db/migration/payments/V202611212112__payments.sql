-- What can be paid. Its row is the lock under which attempts start, succeed and end.
create table payable (
    kind       text        not null,
    id         uuid        not null,
    state      text        not null check (state in ('OPEN', 'CLOSED')),
    created_at timestamptz not null,
    closed_at  timestamptz,
    primary key (kind, id),
    check ((state = 'CLOSED') = (closed_at is not null))
);

-- One attempt to pay. Its id in 32 hexadecimal digits is WeChat's out_trade_no, so the number is
-- committed before WeChat hears of it.
create table payment (
    id             uuid primary key,
    payable_kind   text        not null,
    payable_id     uuid        not null,
    payer          uuid        not null,
    mchid          text        not null,
    appid          text        not null,
    openid         text        not null,
    amount_fen     bigint      not null check (amount_fen > 0),
    description    text        not null check (char_length(description) between 1 and 127),
    status         text        not null check (status in ('OPEN', 'PAID', 'CLOSED')),
    created_at     timestamptz not null,
    pay_by         timestamptz not null,
    prepay_id      text,
    prepay_until   timestamptz,
    -- From then on reconciliation closes it at WeChat.
    give_up_at     timestamptz not null,
    looks          int         not null default 0,
    next_look_at   timestamptz,
    closed_at      timestamptz,
    closed_why     text,
    -- The success that counts; another one is given back in full.
    kept           boolean     not null default false,
    transaction_id text unique,
    paid_at        timestamptz,
    settled_at     timestamptz,
    -- Refunds of one payment are sent a minute apart.
    refund_sent_at timestamptz,
    foreign key (payable_kind, payable_id) references payable (kind, id),
    check ((status = 'PAID') = (transaction_id is not null and paid_at is not null and settled_at is not null)),
    check ((status = 'OPEN') = (next_look_at is not null)),
    check (status <> 'CLOSED' or closed_at is not null),
    check (not kept or status = 'PAID'),
    check ((prepay_id is null) = (prepay_until is null))
);
create unique index payment_kept on payment (payable_kind, payable_id) where kept;
create index payment_payable on payment (payable_kind, payable_id);
create index payment_look on payment (next_look_at) where status = 'OPEN';

-- One repayment. Its id in 32 hexadecimal digits is WeChat's out_refund_no.
create table refund (
    id               uuid primary key,
    payment_id       uuid        not null references payment,
    payable_kind     text        not null,
    payable_id       uuid        not null,
    cause            text        not null,
    reason           text        not null check (char_length(reason) between 1 and 80),
    amount_fen       bigint      not null check (amount_fen > 0),
    status           text        not null
        check (status in ('DUE', 'PROCESSING', 'ABNORMAL', 'SUCCEEDED', 'CLOSED', 'REJECTED')),
    created_at       timestamptz not null,
    -- When it is sent or asked after next; null once nothing more is to be done.
    next_at          timestamptz,
    tries            int         not null default 0,
    -- When it was sent; null again when WeChat said that it did not take it.
    sent_at          timestamptz,
    -- WeChat's code of what is in the way, as long as it is.
    trouble          text,
    wechat_refund_id text,
    settled_at       timestamptz,
    check ((status in ('DUE', 'PROCESSING', 'ABNORMAL')) = (next_at is not null)),
    check ((status = 'SUCCEEDED') = (settled_at is not null))
);
-- A cause gives back once; a refund that WeChat gave up may be tried under a new number.
create unique index refund_cause on refund (payable_kind, payable_id, cause)
    where status not in ('CLOSED', 'REJECTED');
create index refund_payment on refund (payment_id);
create index refund_due on refund (next_at) where next_at is not null;
create index refund_trouble on refund (id) where trouble is not null;

-- Erring refund calls are rationed by WeChat, over all replicas: none is sent before this moment.
create table refund_pace (
    only_row  boolean primary key default true check (only_row),
    resume_at timestamptz not null
);
insert into refund_pace (resume_at) values ('-infinity');

-- Validly signed word from WeChat that contradicts what we know: somebody looks at each.
create table payment_incident (
    id          uuid primary key,
    kind        text        not null,
    number      text        not null,
    detail      text        not null,
    times       int         not null default 1 check (times > 0),
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    resolved_at timestamptz,
    resolved_by text,
    resolution  text,
    unique (kind, number),
    check ((resolved_at is null) = (resolved_by is null))
);
create index payment_incident_open on payment_incident (id) where resolved_at is null;
