-- The former keys allow one account for each provider and mode. A version from before goes on filing without them: what it writes has an
-- empty bureau, which the new keys keep once as well. Only its command `authority set`, and an answer of the authority that it cannot
-- read, fail while both versions run, and lose nothing. No second account may be set before all of them are gone.
-- contract: 0.1.0, nothing names it since bureaus have accounts of their own
DROP INDEX "AuthorityAccount_providerId_mode_key";

-- contract: 0.1.0, nothing names it since bureaus have accounts of their own
DROP INDEX "AuthorityMessage_providerId_mode_fileName_key";
