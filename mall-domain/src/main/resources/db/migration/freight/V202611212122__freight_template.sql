create table freight_template (
    id          uuid        primary key,
    name        text        not null check (length(name) between 1 and 40),
    rules       jsonb       not null,
    archived_at timestamptz,
    version     int         not null
);
-- Two templates in use never bear one name: the merchant chooses by it.
create unique index freight_template_name on freight_template (name) where archived_at is null;
