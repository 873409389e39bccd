-- What the merchant changed, one row per setting; a setting without a row has its defaults.
create table shop_setting (
    name       text primary key,
    value      jsonb       not null check (jsonb_typeof(value) = 'object'),
    version    bigint      not null check (version > 0),
    changed_by text        not null,
    changed_at timestamptz not null
);

-- Every value that a setting ever had.
create table shop_setting_history (
    name       text        not null,
    version    bigint      not null,
    value      jsonb       not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (name, version)
);
