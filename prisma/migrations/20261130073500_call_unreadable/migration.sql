-- Why a call was not made: what is stored for it cannot be opened.
ALTER TYPE "OutgoingReason" ADD VALUE 'UNREADABLE';
