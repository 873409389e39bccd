-- The day of the year on which somebody was born, as 1224: what a birthday is looked up by.
create function member_birthday(day date) returns int
    language sql immutable strict parallel safe
    return extract(month from day)::int * 100 + extract(day from day)::int;
create index member_born_on on member (member_birthday(birthday), id) where birthday is not null;
