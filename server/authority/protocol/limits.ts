/** Limits of the interface specification V3.0 (2013), its section on size and form of the exchanged files. */

/** An XML file may hold 50 MB at most; beyond that the authority answers code 18. Bytes. */
export const MAX_XML_BYTES = 50 * 1024 * 1024;

/** Room for the archive around an XML file that does not compress at all. Bytes. */
export const MAX_ARCHIVE_BYTES = MAX_XML_BYTES + 64 * 1024;

/** Records in one file. */
export const MAX_RECORDS_PER_FILE = 1000;

/** Length of the name of the file inside the archive. Bytes. */
export const MAX_FILE_NAME_BYTES = 128;

/** Scans of one pre-approval (前置审批). */
export const MAX_PRE_APPROVAL_SCANS = 10;

/**
 * "150 K" and "100 K": the specification says neither whether K is 1000 or 1024 nor whether the picture is measured
 * before or after base64. The smaller reading of both is safe with every reader. Characters of base64.
 */
export const MAX_VERIFICATION_FORM_BASE64 = 150_000;
export const MAX_OTHER_ATTACHMENT_BASE64 = 100_000;

/** Shortest `randVal` the authority takes (code 16 below it), and the length sent. Characters. */
export const RAND_VAL_LENGTH = 20;

/** Longest `queryCondition` of the filing-status query. Characters. */
export const QUERY_CONDITION_LENGTH = { min: 4, max: 255 } as const;

/** How long uploaded files have to be kept. Months. */
export const KEEP_UPLOADS_MONTHS = 3;
