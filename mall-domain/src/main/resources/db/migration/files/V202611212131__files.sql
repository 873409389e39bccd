-- A picture that the shop keeps. The name is a hash of its bytes and an extension; narrower forms
-- are called <hash>-<width>.<extension> and listed in widths.
create table stored_file (
    id           uuid primary key,
    name         text        not null unique check (name ~ '^[0-9a-f]{32}\.(jpg|png)$'),
    purpose      text        not null,
    is_public    boolean     not null,
    content_type text        not null check (content_type in ('image/jpeg', 'image/png')),
    width        int         not null check (width > 0),
    height       int         not null check (height > 0),
    widths       int[]       not null,
    stored_by    text        not null,
    stored_at    timestamptz not null
);

-- The bytes, where no other store is configured. They are compressed already.
create table file_content (
    name    text primary key,
    content bytea not null
);
alter table file_content alter column content set storage external;
