-- When a sale was noted, so that the audit sees notes that nobody folds into the counts.
alter table product_sale add column noted_at timestamptz not null;
