import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks messages of Standard Webhooks 1.0 with nothing but the JDK. */
public final class Verify {
  /** Seconds that a message may be away from our clock: an older one may be a copy that somebody kept. */
  private static final long TOLERANCE = 300;

  private Verify() {}

  /**
   * Returns quietly when the message is to be trusted; only then is its body read as JSON.
   *
   * @param secret {@code whsec_…}, as it was shown
   * @param headers of the request, names in lower case
   * @param body the bytes that came, not what a framework read out of them
   * @throws SecurityException when it is not
   */
  public static void verify(String secret, Map<String, String> headers, byte[] body) {
    String id = headers.getOrDefault("webhook-id", "");
    String timestamp = headers.getOrDefault("webhook-timestamp", "");
    if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) throw new SecurityException("a header is missing");
    if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE)
      throw new SecurityException("too old or too new");
    byte[] expected = ("v1," + signature(secret, id, timestamp, body)).getBytes(StandardCharsets.UTF_8);
    // Several signatures stand there while a secret is changed; one has to be ours.
    for (String given : headers.getOrDefault("webhook-signature", "").split(" "))
      if (MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected)) return;
    throw new SecurityException("no signature is right");
  }

  private static String signature(String secret, String id, String timestamp, byte[] body) {
    byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
