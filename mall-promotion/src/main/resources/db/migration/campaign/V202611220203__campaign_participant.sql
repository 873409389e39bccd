-- How many orders of a member are in the figures: apart from campaign_member, for which orders that
-- are placed wait, so that the one who counts is in nobody's way.
create table campaign_participant (
    campaign_id uuid not null references campaign,
    member_id   uuid not null,
    counted     int  not null,
    primary key (campaign_id, member_id)
);
insert into campaign_participant (campaign_id, member_id, counted)
select campaign_id, member_id, counted from campaign_member where counted <> 0;
alter table campaign_member drop counted;
