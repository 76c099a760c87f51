// Package webhooks checks messages of Standard Webhooks 1.0 with nothing but Go's standard library.
package webhooks

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Tolerance is how far a message may be away from our clock: an older one may be a copy that somebody kept.
const Tolerance = 5 * time.Minute

// Message is what happened, of which object.
type Message struct {
	Type      string          `json:"type"`
	Timestamp time.Time       `json:"timestamp"`
	Data      json.RawMessage `json:"data"`
}

// Verify returns the message, or an error when it is not to be trusted. The secret is `whsec_…`, as it was shown; the body is
// the bytes that came.
func Verify(secret string, headers http.Header, body []byte) (*Message, error) {
	id, timestamp := headers.Get("webhook-id"), headers.Get("webhook-timestamp")
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if id == "" || err != nil {
		return nil, errors.New("a header is missing")
	}
	away := time.Since(time.Unix(seconds, 0))
	if away > Tolerance || away < -Tolerance {
		return nil, errors.New("too old or too new")
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return nil, errors.New("the secret is not one")
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(body)
	expected := []byte("v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	// Several signatures stand there while a secret is changed; one has to be ours.
	for _, given := range strings.Split(headers.Get("webhook-signature"), " ") {
		if hmac.Equal([]byte(given), expected) {
			var message Message
			return &message, json.Unmarshal(body, &message)
		}
	}
	return nil, errors.New("no signature is right")
}
