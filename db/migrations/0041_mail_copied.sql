-- Whom else a message went to.

ALTER TABLE "mail_message" ADD COLUMN "copied" TEXT;
