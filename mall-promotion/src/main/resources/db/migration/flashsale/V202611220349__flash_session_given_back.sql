-- When the merchant ends a campaign, the units of sessions that were still to come go back before
-- their time.
alter table flash_session drop constraint flash_session_check1;
