<?php

declare(strict_types=1);

/** Seconds that a message may be away from our clock: an older one may be a copy that somebody kept. */
const WEBHOOK_TOLERANCE = 300;

/**
 * Checks a message of Standard Webhooks 1.0 with nothing but PHP.
 *
 * @param string $secret `whsec_…`, as it was shown
 * @param array<string, string> $headers of the request, names in lower case
 * @param string $body the bytes that came: file_get_contents('php://input')
 * @return array<string, mixed> the message
 * @throws RuntimeException when it is not to be trusted
 */
function verify_webhook(string $secret, array $headers, string $body): array
{
    $id = $headers['webhook-id'] ?? '';
    $timestamp = $headers['webhook-timestamp'] ?? '';
    if ($id === '' || !preg_match('/^[0-9]{1,12}$/D', $timestamp)) {
        throw new RuntimeException('a header is missing');
    }
    if (abs(time() - (int) $timestamp) > WEBHOOK_TOLERANCE) {
        throw new RuntimeException('too old or too new');
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', $secret), true);
    if ($key === false || $key === '') {
        throw new RuntimeException('the secret is not one');
    }
    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    // Several signatures stand there while a secret is changed; one has to be ours.
    foreach (explode(' ', $headers['webhook-signature'] ?? '') as $given) {
        if (hash_equals($expected, $given)) {
            return json_decode($body, true, 512, JSON_THROW_ON_ERROR);
        }
    }
    throw new RuntimeException('no signature is right');
}
