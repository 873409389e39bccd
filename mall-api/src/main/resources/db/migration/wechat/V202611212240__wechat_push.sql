-- What WeChat has pushed to the Mini Program's address, once each: WeChat repeats a message until
-- it is answered, to whatever replica. Forgotten after 30 days.
create table wechat_push (
    id          text primary key,
    event       text        not null,
    content     jsonb       not null,
    received_at timestamptz not null
);
create index wechat_push_age on wechat_push (received_at);
