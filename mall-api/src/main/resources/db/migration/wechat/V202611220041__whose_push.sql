-- Whom a pushed message is about, so that he can read it and have it erased.
alter table wechat_push add column member_id uuid;
update wechat_push set member_id = i.member_id from member_identity i where i.openid = content ->> 'FromUserName';
create index wechat_push_member on wechat_push (member_id) where member_id is not null;
