-- A tap is told by the Mini Program and, where it pushes messages, by WeChat: two accounts of the same
-- taps, of which the fuller one is what is granted.
alter table message_consent add column tapped int not null default 0 check (tapped >= 0);
alter table message_consent add column confirmed int not null default 0 check (confirmed >= 0);
update message_consent set tapped = granted;
