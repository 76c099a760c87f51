/** Algorithm codes of the interface specification V3.0: one hash, one compression, AES or nothing. */

/** `hashAlgorithm`: MD5 is the only one defined. */
export const HASH_MD5 = 0;

/** `compressionFormat`: Zip is the only one defined. */
export const COMPRESSION_ZIP = 0;

/** `encryptAlgorithm`. */
export const ENCRYPT_NONE = 0;
export const ENCRYPT_AES = 1;
