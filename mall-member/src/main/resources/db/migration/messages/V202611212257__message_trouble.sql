-- What the merchant looks for: messages that did not go out.
create index message_trouble on message (state, id desc) where state in ('REFUSED', 'DEAD');
