package dev.finetunecost.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keys that encrypt secrets at rest by AES-256-GCM. The first one seals; all of them open, so that
 * a new key can be put before an old one, and the old one taken away once all was sealed anew.
 *
 * <p>A sealed text names its key and is bound to its place: moved to another row or field it does
 * not open.
 */
public final class KeyRing {
  /** What {@link #of} takes, for error messages. */
  public static final String FORM =
      "32 random bytes in base64, as openssl rand -base64 32 makes them; several separated by commas, the newest first";

  /** How many characters name the key, at the beginning of what it sealed. */
  static final int NAME_LENGTH = 8;

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A secret that cannot be opened: sealed by a key that is not on the ring, moved, or altered. */
  public static final class CannotOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotOpen(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private final Map<String, SecretKeySpec> keys;

  private KeyRing(Map<String, SecretKeySpec> keys) {
    this.keys = keys;
  }

  /** The ring of these keys. Not in the {@link #FORM}: {@link IllegalArgumentException}. */
  public static KeyRing of(String text) {
    Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    for (String key : text.split(",", -1)) {
      byte[] bytes = Base64.getDecoder().decode(key.strip());
      if (bytes.length != KEY_BYTES) {
        throw new IllegalArgumentException("a key has %d bytes".formatted(bytes.length));
      }
      keys.put(name(bytes), new SecretKeySpec(bytes, "AES"));
    }
    return new KeyRing(keys);
  }

  /**
   * Encrypts a secret for one place.
   *
   * @param place where it is kept, such as {@code T123/bot_token}
   */
  public String seal(String secret, String place) {
    String name = newest();
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, name, nonce, place, secret.getBytes(StandardCharsets.UTF_8));
    byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
    return name + ":" + Base64.getEncoder().encodeToString(both);
  }

  /**
   * Decrypts what was sealed for this place.
   *
   * @throws CannotOpen if the key is not on the ring, or the text was sealed for another place
   */
  public String open(String sealed, String place) {
    int colon = sealed.indexOf(':');
    String name = colon < 0 ? "" : sealed.substring(0, colon);
    if (!keys.containsKey(name)) {
      throw new CannotOpen(
          "a token was encrypted by another key than those in FINETUNE_COST_KEY: add the earlier key behind the new one",
          null);
    }
    try {
      byte[] both = Base64.getDecoder().decode(sealed.substring(colon + 1));
      byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
      byte[] text = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
      return new String(
          crypt(Cipher.DECRYPT_MODE, name, nonce, place, text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new CannotOpen("an encrypted token was altered or moved: install the app again", e);
    }
  }

  /** Whether it was sealed by an older key than the newest, and should be sealed anew. */
  public boolean isOld(String sealed) {
    return !sealed.startsWith(newest() + ":");
  }

  private String newest() {
    return keys.keySet().iterator().next();
  }

  private byte[] crypt(int mode, String name, byte[] nonce, String place, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.get(name), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key's name: it tells keys apart and gives nothing of them away. */
  private static String name(byte[] key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
      return HexFormat.of().formatHex(hash, 0, NAME_LENGTH / 2);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
