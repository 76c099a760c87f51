"""Checks a message of Standard Webhooks 1.0 with nothing but Python's standard library."""

import base64
import hashlib
import hmac
import json
import re
import time

# Seconds that a message may be away from our clock: an older one may be a copy that somebody kept.
TOLERANCE = 300


def verify(secret: str, headers: dict[str, str], body: bytes) -> dict:
    """Returns the message; raises ValueError when it is not to be trusted.

    secret: `whsec_…`, as it was shown; headers: of the request, names in lower case;
    body: the bytes that came, not what a framework read out of them.
    """
    message_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    if not message_id or not re.fullmatch(r"[0-9]{1,12}", timestamp):
        raise ValueError("a header is missing")
    if abs(time.time() - int(timestamp)) > TOLERANCE:
        raise ValueError("too old or too new")
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    # Several signatures stand there while a secret is changed; one has to be ours.
    given = headers.get("webhook-signature", "").split(" ")
    if not any(hmac.compare_digest(each.encode(), expected.encode()) for each in given):
        raise ValueError("no signature is right")
    return json.loads(body)
